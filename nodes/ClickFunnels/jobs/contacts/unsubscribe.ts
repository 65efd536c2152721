import type { Row } from '../../table/api';
import { job } from '../../table/job';
import { WAIT } from '../../table/settled';
import { asEntered, CONTACT, CONTACTS, findContact, sameContact, WHOSE } from '../steps/contact';

const UNSUBSCRIBE = 'POST /workspaces/{workspace_id}/contacts/unsubscribe_actions';

export const unsubscribe = job({
	value: 'unsubscribe',
	name: 'Unsubscribe',
	action: 'Unsubscribe contact from emails',
	description:
		'Unsubscribe a contact, given by its e-mail address or ID, from marketing e-mails. The API can’t subscribe it again.',
	isFinal: true,
	needs: WHOSE,
	takes: { max_wait: { ...WAIT, description: undefined } },
	calls: [CONTACTS, CONTACT, UNSUBSCRIBE],
	gives: CONTACT,
	outcome: {
		key: 'unsubscribe_result',
		values: ['unsubscribed', 'already_unsubscribed', 'requested', 'no_contact'],
		none: ['no_contact'],
	},
	alone: sameContact,
	run: async (api, { workspace_id, contact, max_wait: seconds }) => {
		const found = await findContact(api, { workspace_id, contact });
		if (!found) return { row: asEntered({ contact }), outcome: 'no_contact' };
		if (found.unsubscribed_at) return { row: found, outcome: 'already_unsubscribed' };
		const { id, public_id } = found;
		await api.call(UNSUBSCRIBE, { workspace_id, target_ids: [public_id] });
		// It is done in the background (ClickFunnels behaviour: bulk contact actions).
		const isDone = ({ unsubscribed_at }: Row) => Boolean(unsubscribed_at);
		const row = await api.until(CONTACT, { id }, { isDone, seconds });
		return { row, outcome: row.unsubscribed_at ? 'unsubscribed' : 'requested' };
	},
});
