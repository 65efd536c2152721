import { kind } from '../table/kind';
import { workspace } from './account';
import { by, moment, nested } from './labels';

export const course = kind('Course', {
	calledBy: { key: 'title', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/courses',
	label: by('title'),
	appPath: 'courses',
});

export const courseEnrollment = kind('Course Enrollment', {
	within: course,
	list: 'GET /courses/{course_id}/enrollments',
	label: (enrollment) => by('email_address', 'id')(nested(enrollment, 'contact')),
});

export const courseSection = kind('Course Section', {
	within: course,
	parameter: 'section_id',
	list: 'GET /courses/{course_id}/sections',
	label: by('title'),
});

export const courseLesson = kind('Course Lesson', {
	within: courseSection,
	list: 'GET /courses/sections/{section_id}/lessons',
	label: by('title'),
});

export const lessonCompletion = kind('Lesson Completion', {
	within: course,
	list: 'GET /courses/{course_id}/lesson_completions',
	label: (completion) =>
		`Lesson ${by('lesson_id')(completion)}, enrollment ${by('enrollment_id')(completion)}`,
});

export const sectionPublishJob = kind('Section Publish Job', {
	within: course,
	sharedAs: 'Job',
	list: 'GET /courses/{course_id}/sections/publish_actions',
	label: (publishing) => `${moment('created_at')(publishing)} – ${by('status')(publishing)}`,
});
