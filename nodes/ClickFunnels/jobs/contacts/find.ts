import { options } from '../../table/field';
import { job } from '../../table/job';
import { asEntered, CONTACT, CONTACTS, findContact, noContact, WHOSE } from '../steps/contact';

export const find = job({
	value: 'find',
	name: 'Find',
	action: 'Find contact by email',
	description: 'Look a contact up by its e-mail address, in whatever case, or by its ID',
	needs: WHOSE,
	takes: {
		when_not_found: options('When Not Found', ['item', 'nothing', 'error'], {
			names: { item: 'Return "Found: False"', nothing: 'Return Nothing', error: 'Throw an Error' },
			initial: 'item',
		}),
	},
	calls: [CONTACTS, CONTACT],
	gives: CONTACT,
	outcome: { key: 'found', values: [true, false], none: [false] },
	run: async (api, { when_not_found: otherwise = 'item', ...given }) => {
		const row = await findContact(api, given);
		if (row) return { row, outcome: true };
		if (otherwise === 'nothing') return {};
		if (otherwise === 'item') return { row: asEntered(given), outcome: false };
		throw noContact(api, given, 'Correct it, or choose another When Not Found.');
	},
});
