import * as kinds from '../../kinds';
import {
	boolean,
	clearable,
	dateTime,
	longText,
	number,
	reference,
	references,
	text,
	type Fields,
} from '../../table/field';
import { create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { backgroundAction } from '../backgroundAction';
import { targetAll, withTarget } from '../withTarget';
import { publish } from './publish';

/** Which sections to publish, and whom to tell. */
const publishMany: Fields = {
	target_all: targetAll,
	target_ids: references('Section', kinds.courseSection, {
		as: 'publicId',
		property: 'targetSectionIds',
		upFront: 'always',
		withoutIt: 'other sections',
		description: 'Choose either these or Target All',
	}),
	auto_enroll: boolean('Auto Enroll', 'Whether to give access to contacts who are enrolled in the course'),
	send_email: boolean('Send Email', 'Whether to send them an e-mail. Needs Auto Enroll.'),
	offer_new_section_via_all_access_products: boolean(
		'Offer in All-Access Products',
		'Whether products that give access to the whole course include the sections',
	),
	scheduled_for: dateTime('Scheduled For', {
		withoutIt: 'now',
		description: 'A time to come. Without it: now.',
	}),
};

export const courseSection = resource({
	kind: kinds.courseSection,
	description: 'A module of a course, with lessons',
	fields: {
		title: text('Title'),
		...clearable({
			description: longText('Description'),
			days_till_drip_access: number('Days Till Drip Access', {
				min: 1,
				description: 'Days after the enrollment until the section opens',
			}),
			blocker_section_id: reference('Blocker Section', kinds.courseSection, {
				description: 'Has to be completed before this one opens',
			}),
			blocker_lesson_id: reference('Blocker Lesson', kinds.courseLesson, {
				description: 'Has to be completed before this section opens',
			}),
			is_hidden_from_non_members: boolean(
				'Hidden From Non-Members',
				'Whether only enrolled contacts see the section',
			),
		}),
	},
	simplify: `id public_id course_id parent_id title description sort_order published_at
		days_till_drip_access updated_at`,
	operations: [
		getMany({
			description: 'Retrieve a list of the sections of a course. The root section is one of them.',
			sort: ['id', 'updated_at', 'sort_order'],
		}),
		get('GET /courses/sections/{id}'),
		create(
			'POST /courses/{course_id}/sections',
			{ root: 'courses_section' },
			{ description: 'Create a section at the end of a course. It is not published.' },
		),
		update('PUT /courses/sections/{id}', { root: 'courses_section' }),
		publish({
			path: 'courses/sections',
			noun: 'course section',
			description: 'Publish a section with all its lessons, now or later. It tells and enrolls nobody.',
		}),
		...backgroundAction({
			of: kinds.sectionPublishJob,
			name: 'Publish Job',
			owner: 'course',
			start: [
				'POST /courses/{course_id}/sections/publish_actions',
				{
					value: 'publishMany',
					name: 'Publish Many',
					action: 'Publish many course sections',
					description: 'Publish sections of a course in the background, and enroll and tell contacts',
					// Where there is nothing to publish, none is begun.
					hasId: false,
					body: { root: 'courses_sections_publish_action', fields: publishMany },
					settle: withTarget({
						fields: ['target_ids', 'target_all'],
						plural: 'sections',
						choose: 'Choose sections or turn on Target All',
					}),
					result: { key: 'publish_result', values: { 200: 'nothing_to_publish', 201: 'accepted' } },
				},
			],
			isDone: ({ status }) => status === 'completed',
			list: {},
			get: [
				'GET /courses/sections/publish_actions/{id}',
				{ description: 'Retrieve a publish job by ID, with its status' },
			],
			cancel: ['DELETE /courses/sections/publish_actions/{id}'],
		}),
	],
});
