import type { INode } from 'n8n-workflow';

import { conditions } from '../../nodes/ClickFunnels/conditions/conditions';
import { RECORDS } from '../../nodes/ClickFunnels/polling/records';
import { eventsWithout } from '../../nodes/ClickFunnels/trigger/conditionsOfEvents';
import { checkOnlyWhen } from '../../nodes/ClickFunnels/conditions/onlyWhen';
import { subjectOf, SUBJECTS } from '../../nodes/ClickFunnels/trigger/subjects';
import { answerFacts } from '../../scripts/contract/facts.mts';
import { operationAt } from '../support/contract.mts';
import { deliveredEvents } from '../support/webhook-contract.mts';

/** Of which form a submission is, no source says. */
const UNSAID = ['form_ids'];

/** Without the brackets of lists. */
const fieldsOf = (path: string) => {
	const operation = operationAt('GET', path);
	if (!operation) throw new Error(`GET ${path} is not in the contract`);
	return [...answerFacts(operation).keys()].map((field) => field.replaceAll('[]', ''));
};

test('the node knows what every event is about', () => {
	const told = deliveredEvents.map(({ id }) => [id, subjectOf(id)]);
	expect(told).toEqual(deliveredEvents.map(({ id, subject_type: type }) => [id, type]));
	expect(subjectOf('contact/applied_tag.deleted')).toBe('Contacts::AppliedTag');
	expect(subjectOf('brand/new.created')).toBeUndefined();
});

test('every kind of record that the API shows one of is read from its route', () => {
	const withoutRoute = Object.keys(SUBJECTS).filter((type) => !SUBJECTS[type].path);
	expect(withoutRoute).toEqual(['Appointments::ScheduledEvent', 'Platform::Application']);
	for (const { path, query = {} } of Object.values(SUBJECTS)) {
		if (!path) continue;
		const names = operationAt('GET', path)?.parameters.map(({ name }) => name);
		expect(names).toEqual(['id', ...Object.keys(query)]);
	}
});

test.each(conditions.filter(([name]) => !UNSAID.includes(name)))(
	'a record shows what %s is held against',
	(_, { shownAt }) => {
		for (const [type, paths] of Object.entries(shownAt)) {
			const { path } = SUBJECTS[type];
			expect(fieldsOf(String(path))).toEqual(expect.arrayContaining(paths));
		}
	},
);

const polled = RECORDS.filter(({ subjectType }) => subjectType !== undefined);

test.each(polled.map((record) => [record.name, record] as const))(
	'the list of %s shows what the conditions of its events are held against',
	(_, { subjectType = '', line }) => {
		const shown = fieldsOf(line.path);
		for (const [, { shownAt }] of conditions.filter(([name]) => !UNSAID.includes(name))) {
			const paths = Object.hasOwn(shownAt, subjectType) ? shownAt[subjectType] : [];
			expect(shown).toEqual(expect.arrayContaining(paths));
		}
		expect(fieldsOf(String(SUBJECTS[subjectType].path ?? line.path))).toEqual(shown);
	},
);

test('a condition may be set for an event that is newer than the node', () => {
	const node = { parameters: {} } as INode;
	const read = () => ({ live_mode: true });
	const check = (type: string) => () =>
		checkOnlyWhen(read, { node, itemIndex: 0, timezone: 'UTC' }, (condition) =>
			eventsWithout(condition, ['order.completed', type]),
		);
	expect(check('brand/new.created')).not.toThrow();
	expect(check('contact.created')).toThrow('Only When > Live Mode: Contact Created has no such thing');
});
