import type { Entity } from '../table/types';
import { by, moment, nested } from './labels';

export const entities: Record<string, Entity> = {
	course: {
		name: 'Course',
		list: 'GET /workspaces/{workspace_id}/courses',
		label: by('title'),
		appPath: 'courses',
	},
	courseEnrollment: {
		name: 'Course Enrollment',
		list: 'GET /courses/{course_id}/enrollments',
		label: (enrollment) => by('email_address', 'id')(nested(enrollment, 'contact')),
	},
	courseSection: {
		name: 'Course Section',
		list: 'GET /courses/{course_id}/sections',
		label: by('title'),
	},
	courseLesson: {
		name: 'Course Lesson',
		list: 'GET /courses/sections/{section_id}/lessons',
		label: by('title'),
	},
	lessonCompletion: {
		name: 'Lesson Completion',
		list: 'GET /courses/{course_id}/lesson_completions',
		label: (completion) =>
			`Lesson ${by('lesson_id')(completion)}, enrollment ${by('enrollment_id')(completion)}`,
	},
	sectionPublishAction: {
		name: 'Section Publish Action',
		list: 'GET /courses/{course_id}/sections/publish_actions',
		label: (publishing) => `${moment('created_at')(publishing)} – ${by('status')(publishing)}`,
	},
};
