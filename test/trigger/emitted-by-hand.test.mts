import { emitSample, parseEmit } from '../../sandbox/emit-command.mts';
import { UsageError } from '../../sandbox/usage-error.mts';
import { deliveredTypes } from '../support/webhook-contract.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

describe('the command line of npm run sandbox -- emit', () => {
	test.each([
		['order.completed', { type: 'order.completed', sandbox: 'http://127.0.0.1:9300' }],
		['order.completed --sandbox http://[::1]:9', { type: 'order.completed', sandbox: 'http://[::1]:9' }],
		[
			'--url https://n8n.example.com/x order.completed --secret ab',
			{ type: 'order.completed', url: 'https://n8n.example.com/x', secret: 'ab' },
		],
		['--help', 'help'],
	])('%s', (text, options) => {
		expect(parseEmit(text.split(' '))).toEqual(options);
	});

	test.each([
		['', 'Unknown event type ""'],
		['order.complete', 'Unknown event type "order.complete"'],
		['order.completed order.created', 'emit takes one event type'],
		['order.completed --url https://n8n.example.com', '--url and --secret go together'],
		['order.completed --secret ab', '--url and --secret go together'],
		['order.completed --sandbox localhost:9300', '--sandbox takes an address'],
		['order.completed --colour red', "Unknown option '--colour'"],
	])('%s is refused', (text, message) => {
		expect(() => parseEmit(text.split(' '))).toThrow(UsageError);
		expect(() => parseEmit(text.split(' '))).toThrow(message);
	});
});

test('a sample of every event starts a workflow at its address', async () => {
	const workflow = t.workflow({ events: deliveredTypes });
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	for (const type of deliveredTypes) {
		expect(await emitSample({ type, url: workflow.url, secret })).toContain('answered 200');
	}
	expect(workflow.items.map(({ event_type: type }) => type)).toEqual(deliveredTypes);
});

test('what is wrong is said: the secret, nobody who listens, no n8n', async () => {
	const workflow = t.workflow();
	const emit = async (url: string) => await emitSample({ type: 'contact.created', url, secret: 'ab' });
	await expect(emit(`${t.receiver.url}/webhook/none`)).rejects.toThrow(
		'answered 404. The workflow is not active',
	);
	await workflow.activate();
	await expect(emit(workflow.url)).rejects.toThrow('answered 401. The secret is not that of the endpoint');
	await expect(emit('http://127.0.0.1:9/')).rejects.toThrow('gave no answer: connect ECONNREFUSED');
	expect(workflow.items).toEqual([]);
});

test('a running sandbox sends it to those that ask for it', async () => {
	const workflow = t.workflow({ events: ['subscription.churned'] });
	const emit = async () => await emitSample({ type: 'subscription.churned', sandbox: t.sandbox.url });
	await expect(emit()).rejects.toThrow('No endpoint asks for subscription.churned');
	await workflow.activate();
	expect(await emit()).toBe(`subscription.churned is on its way to ${workflow.url}, which answered 200`);
	await t.settled();
	expect(workflow.items.map(({ event_type: type }) => type)).toEqual(['subscription.churned']);
	const gone = { type: 'order.completed', sandbox: 'http://127.0.0.1:9' };
	await expect(emitSample(gone)).rejects.toThrow('No sandbox answers at http://127.0.0.1:9');
});

test('where a workflow is not started by it, the trigger says why', async () => {
	const onlyWhen = { amount_at_least: 1_000_000 };
	const workflow = t.workflow({ events: ['order.completed'], onlyWhen });
	await workflow.activate();
	expect(await emitSample({ type: 'order.completed', sandbox: t.sandbox.url })).toBe(
		`order.completed is on its way to ${workflow.url}, whose workflow does not start: Only When: the amount is lower`,
	);
	expect(workflow.items).toEqual([]);
});
