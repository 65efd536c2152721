import { publicId } from '../core/ids.mts';
import type { Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { slug } from '../core/words.mts';
import { later, past } from './time.mts';

const titles = [
	'Copywriting Basics',
	'Funnel Building 101',
	'Paid Ads in Practice',
	'Start a Podcast',
	'Speak with Ease',
];

function seedSections(world: World, course: Row, at: string, live: boolean): void {
	const scope = { ...course.scope, course_id: course.id };
	const root = world.put('Courses::Section', scope, at, {
		title: 'Primary module',
		parent_id: null,
		published_at: live ? at : null,
	});
	course.data.root_section_id = publicId(root.id);
	for (let module = 1; module <= 3; module++) {
		const section = world.put('Courses::Section', scope, at, {
			title: `Module ${module}`,
			description: `What module ${module} covers`,
			parent_id: publicId(root.id),
			sort_order: module,
			published_at: live ? at : null,
			current_path: `/module-${module}`,
			is_hidden_from_non_members: true,
		});
		for (let lesson = 0; lesson < 3; lesson++) {
			world.put('Courses::Lesson', { ...scope, section_id: section.id }, at, {
				title: `Lesson ${module}.${lesson + 1}`,
				published_at: live ? at : null,
				current_path: `/lesson-${module}-${lesson + 1}`,
				sort_order: lesson,
			});
		}
	}
}

function seedEnrollments(world: World, course: Row, students: readonly Row[]): void {
	students.forEach((contact, index) => {
		const at = past(world.random, 150);
		const enrollment = world.put('Courses::Enrollment', { ...course.scope, course_id: course.id }, at, {
			contact_id: contact.id,
			suspended: index % 9 === 8,
			suspension_reason: index % 9 === 8 ? 'Payment failed' : null,
			current_path: `/courses/${publicId(course.id)}`,
			origination_source_type: 'Order',
			origination_source_id: 0,
		});
		const lesson = world.table('Courses::Lesson').list('course_id', course.id)[0];
		if (index % 2 === 0) {
			world.put('Courses::LessonCompletion', { ...course.scope, course_id: course.id }, later(at, 3), {
				enrollment_id: enrollment.id,
				lesson_id: lesson.id,
				completed_at: later(at, 3),
			});
		}
	});
}

/** Courses, the last one still a draft, with sections, lessons, students and what they completed. */
export function seedCourses(world: World, scope: Scope, count: number): void {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	titles.slice(0, count).forEach((title, index) => {
		const at = past(world.random, 500);
		const live = index < count - 1;
		const course = world.put('Course', scope, at, {
			title,
			description: `${title}, at your own pace`,
			published_at: live ? at : null,
			current_path: `/${slug(title)}`,
			redirect_to_full_course: true,
		});
		seedSections(world, course, at, live);
		const first = Math.floor(contacts.length / 2) + index * 3;
		seedEnrollments(world, course, contacts.slice(first, first + (index === 0 ? 26 : 8)));
	});
}
