import * as kinds from '../../kinds';
import { dateTime, reference, type Fields } from '../../table/field';

/** What stats are about: times that are out of bounds are moved, not refused. */
export const statsTimes: Fields = {
	timerange_start: dateTime('From', {
		withoutIt: '30 days before the end',
		description: 'At most 90 days before the end. Without one: 30 days before it.',
	}),
	timerange_end: dateTime('To', { withoutIt: 'now', description: 'Without one: now' }),
};

/** Where in a funnel something goes: there is no list of steps to choose from. */
export const funnelStep = (label: string, description: string) =>
	reference(label, kinds.funnelStep, {
		as: 'string',
		description: `${description}. The ID of a step is show_page_step_id of its page.`,
	});
