import { pass } from '../support/clock.mts';
import { useTrigger } from './use-trigger.mts';

// As for n8n on a laptop: the sandbox, which may stand behind such an address, is for the node the real ClickFunnels.
jest.mock('../../nodes/ClickFunnels/trigger/webhookUrl', () => ({
	unreachable: (url: string) =>
		url.includes('/webhook') && isLaptop ? `ClickFunnels can’t reach ${url}` : undefined,
}));

let isLaptop = false;

const t = useTrigger();

beforeEach(async () => {
	isLaptop = false;
	await t.workflow().activate();
});

const options = { latestEvent: true, output: 'event' };

test('an n8n without a public address is tried with the newest event, and no endpoint is made', async () => {
	t.sandbox.emit({ event_type: 'contact.created', event_id: 'newest' });
	await t.settled();
	isLaptop = true;
	const workflow = t.workflow({ options });
	t.sandbox.clearRequests();
	await workflow.listen();
	await pass(10_000);
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['newest']);
	expect(t.methods().filter((method) => method !== 'GET')).toEqual([]);
});

test('where the log has none, it says so, since there is nothing to wait for', async () => {
	isLaptop = true;
	await expect(t.workflow({ events: ['subscription.churned'], options }).listen()).rejects.toThrow(
		/^Latest Event: none of the newest 200 events .* is one that the workflow takes/,
	);
});

test('without the option, the message says why nothing can come', async () => {
	isLaptop = true;
	await expect(t.workflow().listen()).rejects.toThrow('ClickFunnels can’t reach');
});
