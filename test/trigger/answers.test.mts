import type { INodeParameters } from 'n8n-workflow';

import { refusal } from '../../nodes/ClickFunnels/trigger/signature';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { anotherProcess } from './another-process.mts';
import { signatureHeaders, signed, useTrigger } from './use-trigger.mts';

const t = useTrigger();

const STARTED = { status: 200, body: { message: 'Workflow was started' } };

async function active(options: Record<string, unknown> = {}) {
	const workflow = t.workflow({ options: options as never });
	await workflow.activate();
	return { workflow, secret: t.endpointOf(workflow).secret };
}

let sent = 0;
const event = (more: object = {}) => ({
	event_id: `event-${++sent}`,
	event_type: 'contact.created',
	...more,
});

const unsigned = (body: unknown) => ({
	headers: { 'content-type': 'application/json' },
	rawBody: Buffer.from(JSON.stringify(body)),
});

/** The statuses of deliveries that were signed so many seconds from now. */
async function statusesAt(workflow: TriggerWorkflow, secret: string, distances: number[]): Promise<number[]> {
	const now = 1_800_000_000;
	jest.spyOn(Date, 'now').mockReturnValue(now * 1000);
	const statuses: number[] = [];
	for (const distance of distances) {
		const delivery = signed(secret, event(), { timestamp: now + distance });
		statuses.push((await workflow.deliver(delivery)).status);
	}
	jest.restoreAllMocks();
	return statuses;
}

// printf '%s' '1775330191.{"a":1}' | openssl dgst -sha256 -hmac 0123456789abcdef (four times)
test('the signature is the one that openssl gives', () => {
	const secret = '0123456789abcdef'.repeat(4);
	const headers = signatureHeaders(
		'fa410a87e94c2f31ed6a8890a50707cad4b52f7027fb7fd0e26421b84326101d',
		'1775330191',
	);
	const check = { secret, toleranceSeconds: 600, now: 1_775_330_191_000 };
	expect(refusal(headers, Buffer.from('{"a":1}'), check)).toBeUndefined();
	expect(refusal(headers, Buffer.from('{"a":2}'), check)).toBe('signature wrong');
});

describe('the tolerance holds both ways', () => {
	test('600 seconds by default', async () => {
		const { workflow, secret } = await active();
		const statuses = await statusesAt(workflow, secret, [-601, -600, -1, 0, 1, 600, 601]);
		expect(statuses).toEqual([401, 200, 200, 200, 200, 200, 401]);
	});

	test.each([60, '60', 3600])('%p seconds, as the option says', async (signatureTolerance) => {
		const { workflow, secret } = await active({ signatureTolerance });
		const seconds = Number(signatureTolerance);
		const statuses = await statusesAt(workflow, secret, [-seconds - 1, -seconds, seconds, seconds + 1]);
		expect(statuses).toEqual([401, 200, 200, 401]);
	});

	test.each(['', null, '={{ undefined }}'])(
		'600 seconds where the option is %p',
		async (signatureTolerance) => {
			const { workflow, secret } = await active({ signatureTolerance });
			expect(await statusesAt(workflow, secret, [-601, -600, 600, 601])).toEqual([401, 200, 200, 401]);
		},
	);

	test.each([0, -5, 'soon'])(
		'600 seconds where the option has become %p since: it is never without limit',
		async (signatureTolerance) => {
			const { workflow, secret } = await active();
			workflow.settings.parameters.options = { signatureTolerance };
			expect(await statusesAt(workflow, secret, [-601, -600, 600, 601])).toEqual([401, 200, 200, 401]);
		},
	);
});

describe('Verify Signature', () => {
	test.each([false, 'false', 'OFF', 0])('%p lets unsigned deliveries pass', async (verifySignature) => {
		const { workflow } = await active({ verifySignature });
		expect(await workflow.deliver(unsigned(event()))).toEqual(STARTED);
		expect(workflow.items).toHaveLength(1);
	});

	test.each([true, undefined, null, ''])('stays on for %p', async (verifySignature) => {
		const { workflow } = await active({ verifySignature });
		expect((await workflow.deliver(unsigned(event()))).status).toBe(401);
		expect(workflow.items).toEqual([]);
	});

	test.each(['never', {}, []])('stays on where it has become %p since', async (verifySignature) => {
		const { workflow } = await active();
		workflow.settings.parameters.options = { verifySignature } as unknown as INodeParameters;
		expect((await workflow.deliver(unsigned(event()))).status).toBe(401);
		expect(workflow.items).toEqual([]);
	});
});

describe('refused with 401 and a short reason', () => {
	test.each([
		[
			'missing headers',
			(delivery: object) => ({ ...delivery, headers: {} }),
			'signature or timestamp missing',
		],
		[
			'a wrong signature',
			(delivery: object) => ({ ...delivery, rawBody: Buffer.from('{}') }),
			'signature wrong',
		],
	])('%s', async (_, change, error) => {
		const { workflow, secret } = await active();
		expect(await workflow.deliver(change(signed(secret, event())) as never)).toEqual({
			status: 401,
			body: { error },
		});
		expect(workflow.items).toEqual([]);
	});

	test('a stale timestamp', async () => {
		const { workflow, secret } = await active();
		const stale = signed(secret, event(), { timestamp: Math.floor(Date.now() / 1000) - 3600 });
		expect(await workflow.deliver(stale)).toEqual({
			status: 401,
			body: { error: 'timestamp outside the tolerance' },
		});
	});

	test('a secret that is not known: it says what to do', async () => {
		const { workflow, secret } = await active();
		workflow.saved = '{}';
		workflow.settings.nodeType = await anotherProcess();
		expect(await workflow.deliver(signed(secret, event()))).toEqual({
			status: 401,
			body: { error: 'signing secret not known: deactivate and activate the workflow' },
		});
		expect(workflow.items).toEqual([]);
	});

	test('a body that n8n could not read', async () => {
		const { workflow, secret } = await active();
		const delivery = signed(secret, event());
		expect((await workflow.deliver({ headers: delivery.headers } as never)).status).toBe(401);
	});
});

describe('answered with 200, as a retry would not help, and no execution', () => {
	test.each<[string, unknown, string]>([
		['text', Buffer.from('hello'), 'not a JSON object'],
		['nothing', Buffer.alloc(0), 'not a JSON object'],
		['JSON that is cut', Buffer.from('{"event_id":"1"'), 'not a JSON object'],
		['a list', [event()], 'not a JSON object'],
		['null', null, 'not a JSON object'],
		['a number', 5, 'not a JSON object'],
		['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), 'not a JSON object'],
		['no event_id', { event_type: 'contact.created' }, 'no event_id'],
		['an empty event_id', { event_id: '', event_type: 'contact.created' }, 'no event_id'],
		['an event_id that is no text', { event_id: { a: 1 }, event_type: 'contact.created' }, 'no event_id'],
		['an event that was not asked for', event({ event_type: 'order.created' }), 'event not asked for'],
		['no event type', event({ event_type: undefined }), 'event not asked for'],
		['an event type that is no text', event({ event_type: ['contact.created'] }), 'event not asked for'],
	])('%s', async (_, body, ignored) => {
		const { workflow, secret } = await active();
		expect(await workflow.deliver(signed(secret, body))).toEqual({ status: 200, body: { ignored } });
		expect(workflow.items).toEqual([]);
	});
});

test('the signature counts before anything else: an unsigned delivery learns nothing', async () => {
	const { workflow } = await active();
	for (const body of ['no JSON', event({ event_type: 'order.created' }), { event_id: '' }]) {
		expect((await workflow.deliver(unsigned(body))).status).toBe(401);
	}
});

test('the bytes are verified as received: letters of any language, and bytes that are no UTF-8', async () => {
	const { workflow, secret } = await active();
	expect(await workflow.deliver(signed(secret, event({ data: { name: 'Zoë Žižek 李 🎉' } })))).toEqual(
		STARTED,
	);
	expect(workflow.items[0].data).toEqual({ name: 'Zoë Žižek 李 🎉' });

	const latin1 = Buffer.from(JSON.stringify(event({ data: { name: 'Zoë' } })), 'latin1');
	expect(await workflow.deliver(signed(secret, latin1))).toEqual(STARTED);
	// The one letter that can't be read must not cost the event.
	expect(workflow.items[1].data).toEqual({ name: 'Zo\ufffd' });
});

test('the answer is there before the workflow runs', async () => {
	const { workflow } = await active();
	let finish = () => {};
	const running = new Promise<void>((resolve) => (finish = resolve));
	workflow.execute = () => running;
	const [delivery] = t.sandbox.emit({ event_type: 'contact.created' });
	// Would wait for ever if the answer waited for the workflow.
	await t.settled();
	expect(delivery.status).toBe('delivered');
	expect(delivery.attempts).toHaveLength(1);
	expect(workflow.items).toHaveLength(1);
	finish();
});

test('what calls itself JSON and is none never gets past n8n, which answers 422', async () => {
	const { workflow, secret } = await active();
	const { headers } = signed(secret, Buffer.from('{'));
	const answer = await fetch(workflow.url, { method: 'POST', headers: headers as never, body: '{' });
	expect(answer.status).toBe(422);
	expect(workflow.items).toEqual([]);
});
