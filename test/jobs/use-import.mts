import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId, type NodeRun, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox, type SandboxInUse } from '../support/use-sandbox.mts';

/** A sandbox to import contacts into, as at its start before each test. */
export interface ImportInUse {
	readonly inUse: SandboxInUse;
	/** Imports rows, each an item. */
	imported(rows: IDataObject[], fields: INodeParameters, more?: Partial<NodeRunOptions>): Promise<NodeRun>;
	/** Imports rows by all their columns, and gives what came of each. */
	byColumns(rows: IDataObject[], fields?: INodeParameters): Promise<IDataObject[]>;
	/** What was sent that changes something: the last part of the path, and the body. */
	sent(): Array<[string | undefined, unknown]>;
	contacts(): Promise<Rec[]>;
	/** Makes a contact. */
	given(contact: IDataObject): Promise<Rec>;
	/** Makes one that has unsubscribed, and gives its ID. */
	unsubscribed(email_address: string): Promise<number>;
	/** The same for one that was deleted. */
	deleted(email_address: string): Promise<number>;
}

export const tagNames = (contact: IDataObject | Rec) => (contact.tags as Rec[]).map(({ name }) => name);

/** Starts it before the tests of a file and stops it after them. */
export function useImport(): ImportInUse {
	const inUse = useSandbox('clickFunnels');
	let workspaceId: INodeParameters;
	beforeEach(async () => {
		inUse.sandbox.reset();
		workspaceId = byId(await inUse.company.workspaceId());
	});
	const imported: ImportInUse['imported'] = async (rows, fields, more) =>
		await inUse.run(
			{ resource: 'contact', operation: 'import', workspaceId, output: 'raw', ...fields },
			{ input: rows.map((json) => ({ json })), ...more },
		);
	const given: ImportInUse['given'] = async (contact) => {
		const made = await inUse.company.createIn('contacts', { contact });
		inUse.sandbox.clearRequests();
		return made;
	};
	return {
		inUse,
		imported,
		given,
		async byColumns(rows, fields) {
			const { items, problem } = await imported(rows, {
				additionalFields: { all_columns: '={{ $json }}', ...fields },
			});
			expect(problem?.message).toBeUndefined();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((_, item) => ({ item })));
			return items.map(({ json }) => json);
		},
		sent: () =>
			inUse.sandbox
				.requests()
				.filter(({ method }) => method !== 'GET')
				.map(({ path, body }) => [path.split('/').at(-1), body]),
		contacts: async () => await inUse.company.in('contacts'),
		async unsubscribed(email_address) {
			const { id } = await given({ email_address });
			await inUse.company.createIn('contacts/unsubscribe_actions', {
				contacts_unsubscribe_action: { target_ids: [String(id)] },
			});
			// It is done by the time that somebody looks.
			await inUse.company.in('contacts/unsubscribe_actions');
			return id;
		},
		async deleted(email_address) {
			const { id } = await given({ email_address });
			await inUse.company.send('DELETE', `/contacts/${id}`);
			return id;
		},
	};
}
