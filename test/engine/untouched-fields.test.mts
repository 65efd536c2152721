import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

/** What n8n stores for a locator that was added to a collection and left as it was. */
const untouched = (mode: string) => ({ mode, value: '' });

async function run(operation: string, more: INodeParameters) {
	const workspaceId = byId(await inUse.company.workspaceId());
	return await inUse.run({ resource: 'contact', operation, workspaceId, ...more });
}

test('a filter that was added and left untouched is no filter', async () => {
	const filters = { tag_ids: untouched('name'), stored_filter_id: untouched('list') };
	const { items, problem } = await run('getAll', { filters: filters as never, returnAll: true });
	expect(problem?.message).toBeUndefined();
	expect(items).toHaveLength((await inUse.company.in('contacts')).length);
});

test('a field that was added and left untouched is not sent', async () => {
	inUse.sandbox.clearRequests();
	const { problem } = await run('upsert', {
		emailAddress: 'untouched@example.com',
		additionalFields: { tags: untouched('name') } as never,
	});
	expect(problem?.message).toBeUndefined();
	const [{ body }] = inUse.sandbox.requests();
	expect(body).toEqual({ contact: { email_address: 'untouched@example.com' } });
});
