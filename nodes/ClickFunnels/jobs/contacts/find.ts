import { options } from '../../table/field';
import { job } from '../../table/job';
import { CONTACTS, findContact, noContact, WHOSE } from '../steps/contact';

export const find = job({
	value: 'find',
	name: 'Find',
	action: 'Find contact by email',
	description: 'Look up the contact that has an e-mail address, in whatever case',
	needs: WHOSE,
	takes: {
		when_not_found: options('When Not Found', ['item', 'nothing', 'error'], {
			names: { item: 'Return "Found: False"', nothing: 'Return Nothing', error: 'Throw an Error' },
			initial: 'item',
		}),
	},
	calls: [CONTACTS],
	gives: CONTACTS,
	outcome: { key: 'found', values: [true, false] },
	run: async (api, { workspace_id, email_address, when_not_found: otherwise = 'item' }) => {
		const row = await findContact(api, workspace_id, email_address);
		if (row) return { row, outcome: true };
		if (otherwise === 'nothing') return {};
		if (otherwise === 'item') return { row: { email_address }, outcome: false };
		throw noContact(
			api,
			email_address,
			'Correct it, or choose under When Not Found what else is to come of it.',
		);
	},
});
