import { inspect } from 'node:util';

import { startAlteringGateway, type AlteringGateway, type Passed } from './altering-gateway.mts';
import type { Fault } from '../../sandbox/types.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => t.sandbox.url);
});
beforeEach(() => {
	gateway.alter = () => undefined;
});
afterAll(async () => await gateway.close());

interface Reason {
	message: string;
	description?: string;
}

/** What the user reads when the activation fails. */
async function reasonOf(activation: Promise<void>): Promise<Reason> {
	const outcome = await activation.then(
		() => undefined,
		(error: Reason) => error,
	);
	if (!outcome) throw new Error('The activation did not fail');
	return outcome;
}

/** Has the answer to the creation altered. */
function alterCreation(alter: (body: Record<string, unknown>) => Passed | undefined): void {
	gateway.alter = ({ method }, { body }) =>
		method === 'POST' ? alter(body as Record<string, unknown>) : undefined;
}

const without = (key: string) => (body: Record<string, unknown>) => ({
	status: 201,
	body: Object.fromEntries(Object.entries(body).filter(([name]) => name !== key)),
});

describe('an answer that lacks what the endpoint needs: it is removed again, and the activation fails', () => {
	test.each([
		['the id', without('id')],
		['the secret', without('webhook_secret')],
		['a secret that is text', (body: object) => ({ status: 201, body: { ...body, webhook_secret: null } })],
		[
			'a secret that is not a number',
			(body: object) => ({ status: 201, body: { ...body, webhook_secret: 5 } }),
		],
		['a secret with content', (body: object) => ({ status: 201, body: { ...body, webhook_secret: '' } })],
		['everything', () => ({ status: 201, body: {} })],
		['a body that is an object', () => ({ status: 201, body: null })],
	])('%s', async (_, alter) => {
		alterCreation(alter);
		const workflow = t.workflow({}, { gatewayUrl: gateway.url });
		const { message, description } = await reasonOf(workflow.activate({ killed: true }));
		expect(message).toContain('a webhook endpoint with its id and signing secret');
		expect(description).toContain('Gateway URL');
		expect(t.methods()).toContain('POST');
		expect(t.endpointsOf(workflow).production).toEqual([]);
		expect(workflow.state.endpointId).toBeUndefined();
	});

	test.each([
		['as JSON', (secret: unknown) => ({ webhook_secret: secret })],
		['as text that is cut', (secret: unknown) => `{"webhook_secret":"${String(secret)}`],
	])('the reason does not show the secret that came %s', async (_, toBody) => {
		let secret = '';
		alterCreation(({ webhook_secret: shown }) => {
			secret = String(shown);
			return { status: 201, body: toBody(shown) };
		});
		const reason = await reasonOf(t.workflow({}, { gatewayUrl: gateway.url }).activate());
		expect(secret).toMatch(/^[0-9a-f]{64}$/);
		expect(inspect(reason, { depth: 20 })).not.toContain(secret);
	});

	test('it is removed by its id where the list does not show it yet', async () => {
		gateway.alter = ({ method }, { body }) => {
			if (method === 'POST') return without('webhook_secret')(body as Record<string, unknown>);
			return method === 'GET' ? { status: 200, body: [] } : undefined;
		};
		const workflow = t.workflow({}, { gatewayUrl: gateway.url });
		await reasonOf(workflow.activate({ killed: true }));
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});

	test('the reason stays, also when the removal does not go well', async () => {
		gateway.alter = ({ method }, { body }) => {
			if (method === 'POST') return without('webhook_secret')(body as Record<string, unknown>);
			return method === 'DELETE' ? { status: 403, body: { error: 'Forbidden' } } : undefined;
		};
		const { message } = await reasonOf(t.workflow({}, { gatewayUrl: gateway.url }).activate());
		expect(message).toContain('a webhook endpoint with its id and signing secret');
	});
});

describe('a creation that is refused: the activation fails with the reason', () => {
	test('422', async () => {
		alterCreation(() => ({ status: 422, body: { error: 'Url is not reachable' } }));
		const { message } = await reasonOf(t.workflow({}, { gatewayUrl: gateway.url }).activate());
		expect(message).toContain('Url is not reachable');
	});

	test('422 by the sandbox itself, for an event that it does not know', async () => {
		const workflow = t.workflow({ events: ['contact.vanished'] });
		const { message } = await reasonOf(workflow.activate());
		expect(message).toContain("'contact.vanished' is not a valid event type");
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});

	test('401 by Maton', async () => {
		const { message, description } = await reasonOf(t.workflow({}, { apiKey: 'not-a-key' }).activate());
		expect(message).toMatch(/^Maton does not accept the API key\. Copy the key again from https:/);
		// n8n 1 shows this in place of the message.
		expect(description).toBe(message);
	});

	test('401 by ClickFunnels', async () => {
		alterCreation(() => ({ status: 401, body: { error: 'Unauthorized' } }));
		const { message } = await reasonOf(t.workflow({}, { gatewayUrl: gateway.url }).activate());
		expect(message).toContain("ClickFunnels no longer accepts Maton's connection");
	});

	test('no ClickFunnels connection', async () => {
		const apiKey = t.sandbox.keys.withoutConnection;
		const { message, description } = await reasonOf(t.workflow({}, { apiKey }).activate());
		expect(message).toContain('no active ClickFunnels connection');
		expect(description).toContain('https://maton.ai');
	});

	test('an unknown workspace', async () => {
		const { message } = await reasonOf(t.workflow({ workspaceId: '123' }).activate());
		expect(message).toContain('ClickFunnels found no such');
	});

	test('nothing listens at the gateway URL', async () => {
		const gone = await startAlteringGateway(() => t.sandbox.url);
		await gone.close();
		const workflow = t.workflow({}, { gatewayUrl: gone.url });
		const { message } = await reasonOf(workflow.activate());
		expect(message).toMatch(/^The gateway could not be reached\. Nothing answered at the Gateway URL/);
	});
});

describe('a creation whose answer gets lost: the activation fails, and nothing is left', () => {
	test.each<[string, Fault]>([
		['502 after the work', { kind: '502', processed: true }],
		['504 after the work', { kind: '504', processed: true }],
		['500 after the work', { kind: '500', processed: true }],
		['the connection is cut after the work', { kind: 'reset-after' }],
		['the connection is cut before the work', { kind: 'reset-before' }],
		['the answer is cut in the middle', { kind: 'truncated' }],
		['a page of a firewall', { kind: 'html', processed: true }],
	])('%s', async (_, fault) => {
		const workflow = t.workflow();
		t.sandbox.setFaults([{ ...fault, method: 'POST', times: 1 }]);
		// The node clears away by itself, also where n8n does not get to it.
		const { message } = await reasonOf(workflow.activate({ killed: true }));
		expect(message).not.toBe('');
		// Sent once only: it might have run twice.
		expect(t.methods().filter((method) => method === 'POST')).toHaveLength(1);
		expect(t.endpointsOf(workflow).production).toEqual([]);

		await workflow.activate();
		expect(t.endpointOf(workflow).secret).toBe(workflow.state.secret);
	});

	test('when the clean-up fails too, the next activation leaves exactly one', async () => {
		const workflow = t.workflow({}, { gatewayUrl: gateway.url });
		gateway.alter = ({ method }) => {
			if (method === 'POST') return { status: 502, body: {} };
			// After the creation nothing can be listed any more.
			return t.methods().includes('POST') ? { status: 403, body: { error: 'Forbidden' } } : undefined;
		};
		const { message } = await reasonOf(workflow.activate());
		expect(message).toContain('502');
		expect(t.endpointsOf(workflow).production).toHaveLength(1);

		workflow.settings.gatewayUrl = t.sandbox.url;
		await workflow.activate();
		expect(t.endpointOf(workflow).secret).toBe(workflow.state.secret);
	});
});

test('429 is waited out', async () => {
	const workflow = t.workflow();
	t.sandbox.setFaults([{ kind: '429', method: 'POST', times: 1, retryAfter: 0 }]);
	await workflow.activate();
	expect(t.endpointOf(workflow).secret).toBe(workflow.state.secret);
});
