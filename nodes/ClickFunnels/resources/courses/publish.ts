import { dateTime, type Fields } from '../../table/field';
import { action } from '../../table/lines';
import type { Draft } from '../../table/resource';

interface PublishSpec {
	/** As in routes, for example `courses/sections`. */
	path: string;
	/** What is published, for example "course section". */
	noun: string;
	description: string;
	/** What else can be said of it. */
	fields?: Fields;
}

/** The line that publishes a course, or a part of one. */
export const publish = ({ path, noun, description, fields }: PublishSpec): Draft =>
	action(`POST /${path}/{id}/publish`, {
		value: 'publish',
		name: 'Publish',
		action: `Publish ${noun}`,
		description,
		body: {
			mayBeAbsent: true,
			fields: {
				published_at: dateTime('Publish At', {
					withoutIt: 'now',
					description: 'A time to come. Without one: now.',
				}),
				...fields,
			},
		},
	});
