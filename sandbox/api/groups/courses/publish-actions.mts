import type { Behaviour, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { answer, scopeBelow } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import { perform } from '../bulk.mts';
import { publishWithLessons, unpublishedSections } from './publishing.mts';

const kind = 'Courses::Sections::PublishAction';

/** Publish actions run at once unless scheduled (ClickFunnels behaviour: publishing). */
export const publishAction: Behaviour = {
	prepare(input, { world, scope }) {
		const {
			target_ids: ids,
			target_all: all,
			send_email: email,
			auto_enroll: enroll,
			scheduled_for: later,
		} = input;
		if ((ids === undefined) === (all !== true)) {
			throw unprocessable('Provide either target_ids or target_all, not both');
		}
		if (email === true && enroll !== true) throw unprocessable('send_email requires auto_enroll');
		if (later !== undefined && Date.parse(String(later)) <= Date.now()) {
			throw unprocessable('Scheduled for must be in the future');
		}
		const sections = world.table('Courses::Section').list('course_id', scope.course_id);
		const foreign = ((ids ?? []) as number[]).some((id) => !sections.some((section) => section.id === id));
		if (foreign) throw unprocessable('Target ids are not sections of this course');
		const targets = ids ?? unpublishedSections(world, scope.course_id).map(({ id }) => id);
		return { ...input, target_ids: targets, target_all: false };
	},
	defaults: (input) => ({
		status: input.scheduled_for === undefined ? 'queued' : 'scheduled',
		target_count: (input.target_ids as number[]).length,
		performed_count: 0,
		published_lessons_count: 0,
	}),
	settle(row, world) {
		if (row.data.status === 'scheduled') return;
		const targets = { kind: 'Courses::Section', ids: row.data.target_ids as number[] };
		let lessons = 0;
		const done = perform(world, targets, (section, at) => {
			lessons += publishWithLessons(world, section, at);
		});
		world.change(kind, row, { status: 'completed', published_lessons_count: lessons, ...done });
	},
};

/**
 * createCoursesSectionsPublishActions: 201 while queued, later reads show it completed; 200 without a record
 * where nothing is left to publish.
 */
export const createPublishAction: Handler = (call) => {
	const { world, operation, input } = call;
	const course = parentOf(call);
	if (unpublishedSections(world, course.id).length === 0 && input.target_all === true) {
		const message = 'no unpublished course content to publish';
		const counts = { target_count: 0, performed_count: 0, published_lessons_count: 0 };
		return { status: 200, body: { message, ...counts, status: 'completed' } };
	}
	const row = world.create(kind, scopeBelow(operation, course), input);
	const response = answer(call, row);
	publishAction.settle?.(row, world);
	return response;
};
