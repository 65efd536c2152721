import { isSameUrl } from '../../nodes/ClickFunnels/trigger/sameUrl';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { startAlteringGateway, type AlteringGateway } from './altering-gateway.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => t.sandbox.url);
});
afterAll(async () => await gateway.close());

/** Has ClickFunnels show every URL in a spelling of its own. */
function spell(spelling: (url: string) => string): void {
	const respelled = (row: object) =>
		'url' in row && typeof row.url === 'string' ? { ...row, url: spelling(row.url) } : row;
	gateway.alter = (_, { status, body }) => {
		if (Array.isArray(body)) return { status, body: (body as object[]).map(respelled) };
		return body ? { status, body: respelled(body) } : undefined;
	};
}

/** A workflow of an n8n at an address, which reaches ClickFunnels by the gateway. */
const workflowAt = (address: string) => t.workflow({}, { address, gatewayUrl: gateway.url });

/** Activates three times: the endpoint stays the one of the first time, and its secret is known. */
async function expectKept(workflow: TriggerWorkflow): Promise<void> {
	await workflow.activate();
	const first = t.endpointOf(workflow);
	for (let round = 0; round < 2; round++) await workflow.activate();
	expect(t.endpointOf(workflow)).toEqual(first);
	expect(workflow.state).toMatchObject({ endpointId: String(first.id), secret: first.secret });
}

describe.each<[string, string, (url: string) => string]>([
	[
		'host and scheme in capitals',
		'https://n8n.example.com',
		(url) => url.replace('https://n8n.', 'HTTPS://N8N.'),
	],
	['with the usual port', 'https://n8n.example.com', (url) => url.replace('.com/', '.com:443/')],
	['without the usual port', 'https://n8n.example.com:443', (url) => url.replace(':443', '')],
	['with a doubled slash', 'https://n8n.example.com', (url) => url.replace('/webhook/', '//webhook/')],
	['without a doubled slash', 'https://n8n.example.com/', (url) => url.replace('.com//', '.com/')],
	['with small hex digits', 'https://n8n.example.com/caf%C3%A9', (url) => url.replace('%C3%A9', '%c3%a9')],
	['encoded', 'https://n8n.example.com/café', (url) => url.replace('é', '%C3%A9')],
	['decoded', 'https://n8n.example.com/%7Eteam', (url) => url.replace('%7E', '~')],
])('ClickFunnels shows the URL %s', (_, address, spelling) => {
	beforeEach(() => spell(spelling));

	test('every activation keeps the one endpoint, and the deactivation deletes it', async () => {
		const workflow = workflowAt(address);
		expect(spelling(workflow.url)).not.toBe(workflow.url);
		await expectKept(workflow);
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});

	test('one that n8n has forgotten is replaced, and deleted', async () => {
		const workflow = workflowAt(address);
		await workflow.activate({ killed: true });
		const lost = t.endpointOf(workflow);
		await workflow.activate({ killed: true });
		expect(t.endpointOf(workflow).id).not.toBe(lost.id);
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});
});

describe('ClickFunnels shows a URL that is not surely the same', () => {
	beforeEach(() => spell((url) => `${url}/`));

	test('it is remembered: every activation keeps the one endpoint, and the deactivation deletes it', async () => {
		const workflow = workflowAt('https://n8n.example.com');
		await expectKept(workflow);
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});

	test('a backup that is started at another address leaves the endpoint of the original alone', async () => {
		const original = workflowAt('https://n8n.example.com');
		await original.activate();
		const endpoint = t.endpointOf(original);
		const copy = workflowAt('https://copy.example.com');
		copy.saved = original.saved;
		await copy.activate();
		await copy.deactivate();
		expect(t.endpointOf(original)).toEqual(endpoint);
	});

	test('our endpoint that somebody has given another address since is left to them', async () => {
		const workflow = workflowAt('https://n8n.example.com');
		await workflow.activate();
		const { id } = t.endpointOf(workflow);
		const url = 'https://theirs.example.com/hook';
		await t.company.send('PUT', `/webhooks/outgoing/endpoints/${id}`, {
			webhooks_outgoing_endpoint: { url },
		});
		await workflow.deactivate();
		expect(t.sandbox.api.webhookEndpoints()).toContainEqual(expect.objectContaining({ id, url }));
	});
});

test('where ClickFunnels shows one URL for all endpoints, no workflow touches that of another', async () => {
	spell(() => 'https://n8n.example.com/...');
	const [one, two] = [workflowAt('https://n8n.example.com'), workflowAt('https://n8n.example.com')];
	await expectKept(one);
	await expectKept(two);
	await two.deactivate();
	expect(t.endpointsOf(two).production).toEqual([]);
	expect(t.endpointOf(one).secret).toBe(one.state.secret);
});

test.each([
	['letters of the path in capitals', 'https://n8n.example.com/Webhook/ab1/webhook'],
	['a slash at the end', 'https://n8n.example.com/webhook/ab1/webhook/'],
	['a slash that is encoded', 'https://n8n.example.com/webhook/ab1%2Fwebhook'],
	['a percent sign that is encoded', 'https://n8n.example.com/webhook/%2561b1/webhook'],
	['another id', 'https://n8n.example.com/webhook/ab2/webhook'],
	['another host', 'https://n8n.example.org/webhook/ab1/webhook'],
	['another port', 'https://n8n.example.com:8443/webhook/ab1/webhook'],
	['another scheme', 'http://n8n.example.com/webhook/ab1/webhook'],
	['a query', 'https://n8n.example.com/webhook/ab1/webhook?a=1'],
	['no URL', 'n8n.example.com/webhook/ab1/webhook'],
])('%s makes another address', (_, other) => {
	expect(isSameUrl('https://n8n.example.com/webhook/ab1/webhook', other)).toBe(false);
});

test('a doubled slash in a query is a value, not a path', () => {
	const url = 'https://n8n.example.com/webhook?next=https:';
	expect(isSameUrl(`${url}//a`, `${url}/a`)).toBe(false);
});
