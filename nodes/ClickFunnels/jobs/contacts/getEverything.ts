import type { Row } from '../../table/api';
import { boolean } from '../../table/field';
import { job } from '../../table/job';
import { severalOptions } from '../../table/jobField';
import { simplifyBy } from '../../table/resource';
import { asEntered, CONTACT, CONTACTS, findContact, WHOSE } from '../steps/contact';
import { HISTORY, PARTS, visitsOf } from '../steps/history';
import { isOfThisAlone } from '../steps/refusal';

const NAMES = Object.keys(PARTS);

export const getEverything = job({
	value: 'getEverything',
	name: 'Get Everything',
	action: 'Get everything about contact by email',
	description:
		'Retrieve a contact, given by its e-mail address or ID, with tags, custom attributes, visits (UTM), orders, enrollments, form submissions, appointments and opportunities in one item. What ClickFunnels does not let you read is named under "missing".',
	needs: WHOSE,
	takes: {
		include: severalOptions('Include', NAMES, {
			description:
				'By default all. Enrollments take a request for each course; appointments are read for all contacts, once a run.',
		}),
		whole_records: boolean(
			'Whole Records',
			'Whether to return all fields of each part instead of the useful ones',
		),
	},
	calls: [CONTACTS, CONTACT, ...HISTORY],
	gives: CONTACT,
	simplify: simplifyBy(`id public_id email_address first_name last_name phone_number tags=tags.name
		custom_attributes unsubscribed_at created_at`),
	adds: {
		first_visit: 'object',
		last_visit: 'object',
		...Object.fromEntries(NAMES.map((name) => [name, 'list' as const])),
		missing: 'list',
	},
	outcome: { key: 'found', values: [true, false], none: [false] },
	run: async (api, { include = NAMES, whole_records: isWhole = false, ...whose }) => {
		const contact = await findContact(api, whose);
		if (!contact) return { row: asEntered(whose), outcome: false };
		const subject = {
			workspace_id: (contact.workspace_id ?? whose.workspace_id) as number | string,
			contact_id: contact.id as number | string,
		};
		const parts: Row = {};
		const missing: Row[] = [];
		for (const part of NAMES.filter((name) => include.includes(name))) {
			const { records, inShort } = PARTS[part];
			// One by one: ClickFunnels runs two reads with filters at a time (ClickFunnels behaviour: rate limits).
			const [read] = await Promise.allSettled([records(api, subject)]);
			if (read.status === 'fulfilled') parts[part] = isWhole ? read.value : read.value.map(inShort);
			else if (isOfThisAlone(read.reason)) missing.push({ part, why: (read.reason as Error).message });
			else throw read.reason;
		}
		return { row: { ...contact, ...visitsOf(contact), ...parts, missing }, outcome: true };
	},
});
