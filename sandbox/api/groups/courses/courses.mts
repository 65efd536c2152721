import type { Behaviour, Group } from '../../core/behaviour.mts';
import { ApiError, unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import type { Row } from '../../core/store.mts';
import { contactSummary } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { slug } from '../../core/words.mts';
import { imageUrl } from '../account/images.mts';
import { publishCourse, publishLesson, publishSection } from './publishing.mts';
import { createPublishAction, publishAction } from './publish-actions.mts';

function rootSection(world: World, course: number): Row | undefined {
	return world
		.table('Courses::Section')
		.list('course_id', course)
		.find(({ data }) => data.parent_id === null);
}

// What a new course has from the start, and its root section (ClickFunnels behaviour: courses).
const course: Behaviour = {
	show: (row, world) => ({ image_url: imageUrl(world, row.data.image_id) }),
	defaults: ({ title }) => ({
		published_at: null,
		current_path: `/${slug(String(title))}`,
		show_in_community: false,
		show_to_non_members: false,
		redirect_to_full_course: true,
		comments_enabled: false,
	}),
	created(row, _input, world) {
		const scope = { ...row.scope, course_id: row.id };
		const data = { title: 'Primary module', parent_id: null, sort_order: 0 };
		const root = world.put('Courses::Section', scope, String(row.data.created_at), data);
		row.data.root_section_id = publicId(root.id);
	},
};

const section: Behaviour = {
	defaults(input, { world, scope }) {
		const root = rootSection(world, scope.course_id);
		const siblings = world.table('Courses::Section').list('course_id', scope.course_id).length;
		return {
			title: 'New module',
			parent_id: root === undefined ? null : publicId(root.id),
			sort_order: siblings,
			published_at: null,
			is_hidden_from_non_members: true,
			current_path: `/${slug(String(input.title ?? 'New module'))}`,
		};
	},
	prepare(input) {
		const { days_till_drip_access: days } = input;
		if (typeof days === 'number' && days <= 0) {
			throw unprocessable('Days till drip access must be greater than 0');
		}
		return input;
	},
};

const lesson: Behaviour = {
	defaults: (input, { world, scope }) => ({
		title: 'New lesson',
		published_at: null,
		sort_order: world.table('Courses::Lesson').list('section_id', scope.section_id).length,
		current_path: `/${slug(String(input.title ?? 'New lesson'))}`,
	}),
};

const enrollment: Behaviour = {
	show: (row, world) => ({ contact: contactSummary(world, row.data.contact_id) }),
	defaults: (_input, { scope }) => ({
		suspended: false,
		current_path: `/courses/${publicId(scope.course_id)}`,
		origination_source_type: 'Api',
	}),
	prepare(input, { world, scope, row }) {
		const rows = world.table('Courses::Enrollment').list('course_id', scope.course_id);
		const enrolled = rows.some(({ data }) => data.contact_id === input.contact_id);
		if (row === undefined && enrolled) throw unprocessable('Contact has already been taken');
		return input;
	},
	announced(row, before, world) {
		if (row.data.suspended === true && before?.suspended !== true) {
			world.emit('courses/enrollment.suspended', 'Courses::Enrollment', row);
		}
	},
};

// createCoursesLessonCompletions: once per enrollment and lesson, then a conflict; the time is the server's.
const completion: Behaviour = {
	defaults: (_input, { world }) => ({ completed_at: world.clock.now() }),
	prepare(input, { world, scope }) {
		const rows = world.table('Courses::LessonCompletion').list('course_id', scope.course_id);
		const repeated = rows.some(
			({ data }) => data.enrollment_id === input.enrollment_id && data.lesson_id === input.lesson_id,
		);
		if (repeated) throw new ApiError(409, 'Lesson is already completed');
		return input;
	},
	created(row, _input, world) {
		const lessons = world.table('Courses::Lesson').list('course_id', row.scope.course_id);
		const done = world.table('Courses::LessonCompletion').list('course_id', row.scope.course_id);
		const mine = done.filter(({ data }) => data.enrollment_id === row.data.enrollment_id);
		const enrolled = world.find('Courses::Enrollment', row.data.enrollment_id);
		if (enrolled !== undefined && mine.length === lessons.length) {
			world.emit('courses/enrollment.course_completed', 'Courses::Enrollment', enrolled);
		}
	},
};

/** Courses, their sections, lessons, enrollments and completions. */
export const courses: Group = {
	behaviours: {
		Course: course,
		'Courses::Section': section,
		'Courses::Lesson': lesson,
		'Courses::Enrollment': enrollment,
		'Courses::LessonCompletion': completion,
		'Courses::Sections::PublishAction': publishAction,
	},
	handlers: {
		publishCourse,
		publishCoursesSections: publishSection,
		publishCoursesLessons: publishLesson,
		createCoursesSectionsPublishActions: createPublishAction,
	},
};
