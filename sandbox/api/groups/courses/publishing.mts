import type { Call, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { answer } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';

/**
 * When something is to be published: now, or the future time sent. Throws 422 for a past one
 * (ClickFunnels behaviour: publishing).
 */
function publishTime({ input, world }: Call): string {
	if (input.published_at === undefined) return world.clock.now();
	const time = new Date(String(input.published_at));
	if (time.getTime() <= Date.now()) throw unprocessable('Published at must be in the future');
	return time.toISOString();
}

function isLive({ data }: Row, now: string): boolean {
	return typeof data.published_at === 'string' && data.published_at <= now;
}

function publish(world: World, kind: string, row: Row, at: string): void {
	world.change(kind, row, { published_at: at });
	const event = {
		Course: 'course',
		'Courses::Section': 'courses/section',
		'Courses::Lesson': 'courses/lesson',
	}[kind];
	if (event !== undefined && at <= world.clock.now()) world.emit(`${event}.published`, kind, row);
}

/** Stamps the lessons of a section that are not live yet; answers how many. */
function publishLessons(world: World, section: Row, at: string): number {
	const waiting = world
		.table('Courses::Lesson')
		.list('section_id', section.id)
		.filter((lesson) => !isLive(lesson, world.clock.now()));
	for (const lesson of waiting) publish(world, 'Courses::Lesson', lesson, at);
	return waiting.length;
}

/** Sections of a course below the root that are not live yet. */
export function unpublishedSections(world: World, courseId: number): Row[] {
	const now = world.clock.now();
	return world
		.table('Courses::Section')
		.list('course_id', courseId)
		.filter((section) => section.data.parent_id !== null && !isLive(section, now));
}

/** Publishes a section with its lessons; answers how many lessons it published. */
export function publishWithLessons(world: World, section: Row, at: string): number {
	publish(world, 'Courses::Section', section, at);
	return publishLessons(world, section, at);
}

function isGated({ data }: Row): boolean {
	return (
		data.days_till_drip_access !== null || data.blocker_section_id !== null || data.blocker_lesson_id !== null
	);
}

/**
 * publishCourse: the course alone, or with its sections and lessons; gated sections keep their gate while
 * their lessons are stamped.
 */
export const publishCourse: Handler = (call) => {
	const { world, input } = call;
	const course = subject(call);
	const at = publishTime(call);
	publish(world, 'Course', course, at);
	if (input.publish_sections_and_lessons === true) {
		for (const section of unpublishedSections(world, course.id)) {
			if (isGated(section)) publishLessons(world, section, at);
			else publishWithLessons(world, section, at);
		}
	}
	return answer(call, course);
};

/** publishCoursesSections: cascades to the lessons; the root section is refused. */
export const publishSection: Handler = (call) => {
	const section = subject(call);
	if (section.data.parent_id === null) throw unprocessable('The root section cannot be published');
	publishWithLessons(call.world, section, publishTime(call));
	return answer(call, section);
};

/** publishCoursesLessons. */
export const publishLesson: Handler = (call) => {
	const lesson = subject(call);
	publish(call.world, 'Courses::Lesson', lesson, publishTime(call));
	return answer(call, lesson);
};
