import { startAlteringGateway } from './altering-gateway.mts';
import { anotherProcess } from './another-process.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger();

describe('an activation that is refused says why, and asks nothing afterwards', () => {
	test('the key is wrong', async () => {
		const workflow = t.workflow({}, { apiKey: 'wrong' });
		await expect(workflow.activate()).rejects.toThrow('Maton does not accept the API key');
		expect(t.methods()).toEqual(['GET']);
	});

	test('an event that ClickFunnels does not know', async () => {
		const workflow = t.workflow({ events: ['contact.created', 'no.such.event'] });
		await expect(workflow.activate()).rejects.toThrow('no.such.event');
		expect(t.methods()).toEqual(['GET', 'POST']);
	});

	test('n8n has no public address', async () => {
		const workflow = t.workflow({}, { gatewayUrl: 'https://gateway.example.com' });
		await expect(workflow.activate()).rejects.toThrow('Polling Trigger');
		expect(t.sandbox.requests()).toEqual([]);
	});

	test('a later deactivation clears away what an activation had left before', async () => {
		const workflow = t.workflow();
		await workflow.activate({ killed: true });
		t.sandbox.setFaults([{ kind: '500' }]);
		await expect(workflow.activate()).rejects.toThrow();
		t.sandbox.setFaults([]);
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});
});

test.each([
	['Maton', { message: 'Connection not found', code: 404, type: 'not_found' }],
	['a proxy', '<html><body>Not found</body></html>'],
])(
	'a 404 of %s at a deactivation says nothing of the endpoint: it is kept, and told to n8n',
	async (_, body) => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		const workflow = t.workflow({}, { gatewayUrl: gateway.url });
		await workflow.activate();
		const { saved } = workflow;
		gateway.alter = () => ({ status: 404, body });
		await expect(workflow.deactivate()).rejects.toThrow();
		expect(workflow.saved).toBe(saved);
		gateway.alter = () => undefined;
		await workflow.deactivate();
		await gateway.close();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	},
);

describe('static data that are broken', () => {
	const KEY = 'node:ClickFunnels Trigger';

	test.each([
		['the node’s entry is null', null],
		['the node’s entry is text', 'nothing'],
		['the node’s entry is a list', []],
		[
			'nothing in it has its type',
			{ endpointId: 5, secret: 7, url: [], recent: ['a', 'b'], since: 'yesterday' },
		],
		['events that can’t be read', { recent: 'a/b c//d /// x/y/z/!' }],
	])('%s: it is put right at the activation', async (_, state) => {
		const workflow = t.workflow();
		await workflow.activate();
		await workflow.deactivate();
		workflow.saved = JSON.stringify({ [KEY]: state });
		await workflow.activate();
		expect(t.endpointOf(workflow).secret).toBe(workflow.state.secret);
		t.sandbox.emit({ event_type: 'contact.created' });
		await t.settled();
		expect(workflow.items).toHaveLength(1);
	});

	test('a delivery starts the workflow where its secret is still known, and is answered 401 after a start of n8n', async () => {
		const workflow = t.workflow();
		await workflow.activate();
		workflow.saved = JSON.stringify({ [KEY]: null });
		const { secret } = t.endpointOf(workflow);
		const deliver = async (event_id: string) =>
			(await workflow.deliver(signed(secret, { event_id, event_type: 'contact.created' }))).status;
		expect(await deliver('a')).toBe(200);
		workflow.settings.nodeType = await anotherProcess();
		expect(await deliver('b')).toBe(401);
		expect(workflow.items.map(({ event_id }) => event_id)).toEqual(['a']);
	});
});
