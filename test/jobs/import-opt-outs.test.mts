import { useImport } from './use-import.mts';

const { byColumns, contacts, deleted, inUse, sent, unsubscribed } = useImport();

describe('one that has unsubscribed', () => {
	const row = { email: 'silent@example.com', first_name: 'Ada', tags: 'New' };

	test.each(['kept', 'lifted'] as const)(
		'is not written, an upsert that leaves it so or not: %s',
		async (optOuts) => {
			inUse.sandbox.setReadings({ optOuts });
			const id = await unsubscribed('silent@example.com');
			expect(await byColumns([row])).toMatchObject([
				{
					id,
					import_result: 'opted_out',
					import_reason: expect.stringMatching(/^It unsubscribed at 2/),
					first_name: null,
				},
			]);
			expect(sent()).toEqual([]);
			expect(await inUse.company.get(`/contacts/${id}`)).toMatchObject({ first_name: null, tags: [] });
		},
	);

	test.each([
		['kept', /^It unsubscribed at 2/],
		['lifted', undefined],
	] as const)(
		'is written where that is wanted, and it is said whether it stays so: %s',
		async (optOuts, reason) => {
			inUse.sandbox.setReadings({ optOuts });
			const id = await unsubscribed('silent@example.com');
			const [contact] = await byColumns([row], { subscribe_again: true });
			expect(contact).toMatchObject({ id, import_result: 'updated', first_name: 'Ada' });
			expect(contact.import_reason).toEqual(reason && expect.stringMatching(reason));
		},
	);
});

describe('one that was deleted', () => {
	const row = { email: 'Gone@example.com', first_name: 'Ada' };

	test('is told by its ID, and not made again', async () => {
		const contact_id = await deleted('gone@example.com');
		const before = await contacts();
		const [contact] = await byColumns([{ ...row, 'Contact ID': contact_id }]);
		expect(contact).toMatchObject({ id: contact_id, import_result: 'opted_out' });
		expect(contact.import_reason).toMatch(/^It was deleted from ClickFunnels at 2/);
		expect(await contacts()).toHaveLength(before.length);
		expect(sent()).toEqual([]);
	});

	test('is made again where that is wanted', async () => {
		const contact_id = await deleted('gone@example.com');
		const [contact] = await byColumns([{ ...row, contact_id }], { subscribe_again: true });
		expect(contact).toMatchObject({ import_result: 'created', deleted_at: null, unsubscribed_at: null });
		expect(contact.id).not.toBe(contact_id);
	});

	test('without its ID it is new, or it is said that it stays deleted', async () => {
		const id = await deleted('gone@example.com');
		inUse.sandbox.setReadings({ deletedContacts: 'found' });
		expect(await byColumns([row])).toMatchObject([
			{ id, import_result: 'updated', import_reason: expect.stringMatching(/^It was deleted/) },
		]);
		inUse.sandbox.setReadings({ deletedContacts: 'anew' });
		expect(await byColumns([row])).toMatchObject([{ import_result: 'created' }]);
	});

	test('an ID of somebody else, or that leads elsewhere, keeps nobody out', async () => {
		const other = await deleted('other@example.com');
		const [mine, odd] = await byColumns([
			{ ...row, contact_id: other },
			{ email: 'new@example.com', contact_id: '../workspaces/1' },
		]);
		expect(mine.import_result).toBe('created');
		expect(odd).toMatchObject({
			import_result: 'refused',
			import_reason: 'Contact ID: "../workspaces/1" is no ID',
		});
	});
});
