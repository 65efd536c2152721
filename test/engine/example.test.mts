import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { runWorkflow, type WorkflowToRun } from '../../scripts/engine/run-workflow.mts';
import { during } from '../support/clock.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const CLICK_FUNNELS = 'n8n-nodes-clickfunnels-maton.clickFunnels';
const inUse = useSandbox();

const example = JSON.parse(
	readFileSync(join(import.meta.dirname, '../../examples/contacts.workflow.json'), 'utf8'),
) as { nodes: INode[]; connections: IConnections };

test('the example gets contacts, upserts one, tags it, reads it back and deletes it', async () => {
	const { keys, url } = inUse.sandbox;
	const credentials = { matonApi: { id: '1', name: 'ClickFunnels via Maton API' } };
	const workflow: WorkflowToRun = {
		nodes: example.nodes.map((node) => (node.type === CLICK_FUNNELS ? { ...node, credentials } : node)),
		connections: example.connections,
		nodeTypes: { [CLICK_FUNNELS]: new ClickFunnels() },
		credentialTypes: { matonApi: new MatonApi() },
		credentials: { matonApi: { apiKey: keys.good, gatewayUrl: url, requestsPerSecond: 100 } },
	};
	const { data } = await during(async () => await runWorkflow(workflow));
	expect(data.resultData.error).toBeUndefined();
	const itemsOf = (name: string) =>
		data.resultData.runData[name][0].data?.main[0]?.map(({ json }) => json) ?? [];
	expect(itemsOf('Get Contacts')).toHaveLength(5);
	const [{ id, upsert_result: result }] = itemsOf('Create or Update Contact');
	expect(result).toBe('created');
	const [tag] = itemsOf('Get a Tag');
	expect(itemsOf('Get Contact')).toMatchObject([{ id, tags: [tag.name] }]);
	expect(itemsOf('Delete Contact')).toEqual([{ deleted: true, id }]);
});
