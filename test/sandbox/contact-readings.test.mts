import type { Rec } from '../support/company.mts';
import { useReadings } from './use-readings.mts';

const use = useReadings();
const { ask, rows } = use;

test('deletedContacts: an upsert makes the contact anew, or finds the deleted one', async () => {
	const contact = { email_address: 'Gone@example.com' };
	const { id } = await use.company.createIn('contacts', { contact });
	await use.company.send('DELETE', `/contacts/${id}`);
	const upsert = async () =>
		await ask(`POST /workspaces/${use.workspace}/contacts/upsert`, {
			body: { contact: { ...contact, first_name: 'Ada' } },
		});
	use.sandbox.setReadings({ deletedContacts: 'found' });
	expect(await upsert()).toMatchObject({
		status: 200,
		body: { id, first_name: 'Ada', deleted_at: expect.any(String) },
	});
	use.sandbox.setReadings({ deletedContacts: 'anew' });
	const anew = await upsert();
	expect(anew).toMatchObject({ status: 201, body: { deleted_at: null, unsubscribed_at: null } });
	expect((anew.body as Rec).id).not.toBe(id);
});

test('optOuts: an upsert leaves a contact unsubscribed, or not', async () => {
	const contact = { email_address: 'Silent@example.com' };
	const { id } = await use.company.createIn('contacts', { contact });
	await use.company.createIn('contacts/unsubscribe_actions', {
		contacts_unsubscribe_action: { target_ids: [String(id)] },
	});
	const upsert = async () =>
		await ask(`POST /workspaces/${use.workspace}/contacts/upsert`, { body: { contact } });
	await rows(`/workspaces/${use.workspace}/contacts/unsubscribe_actions`);
	expect(await upsert()).toMatchObject({ status: 200, body: { id, unsubscribed_at: expect.any(String) } });
	use.sandbox.setReadings({ optOuts: 'lifted' });
	expect(await upsert()).toMatchObject({ status: 200, body: { id, unsubscribed_at: null } });
});

test('exportFiles: whoever has the address has the file, or is asked to sign in', async () => {
	const { id } = await use.company.createIn('contacts/export_actions', {
		contacts_export_action: { fields: ['email_address', 'favorite_food'], target_all: true },
	});
	const { file_url } = await use.company.get(`/contacts/export_actions/${id}`);
	const read = async () => await fetch(String(file_url));
	const file = await read();
	expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
	expect(await file.text()).toMatch(/^Email address,Favorite Food\n/);
	use.sandbox.setReadings({ exportFiles: 'closed' });
	expect(await (await read()).text()).toContain('Sign in');
});
