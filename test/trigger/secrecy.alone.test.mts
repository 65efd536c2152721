import { inspect } from 'node:util';
import type { IHookFunctions, INodeType } from 'n8n-workflow';

import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { startAlteringGateway } from './altering-gateway.mts';
import { signed, useTrigger } from './use-trigger.mts';

// Before n8n's engine is loaded: all that it would ever log.
process.env.N8N_LOG_LEVEL = 'debug';

const t = useTrigger();

const MARK = 'seen by the log of this test';

/** The trigger, with a line of its own in n8n's log, to see that the log is really read. */
function markingTrigger(): INodeType {
	const node = new ClickFunnelsTrigger();
	const { checkExists } = node.webhookMethods.default;
	node.webhookMethods.default.checkExists = async function (this: IHookFunctions) {
		this.logger.debug(MARK);
		return await checkExists.call(this);
	};
	return node;
}

/** Collects what is written anywhere meanwhile. */
async function written(work: () => Promise<void>): Promise<string> {
	const lines: string[] = [];
	const note = (...parts: unknown[]) => {
		lines.push(...parts.map((part) => (typeof part === 'string' ? part : inspect(part, { depth: 20 }))));
		return true;
	};
	// n8n's log goes past the methods of the console, straight to its streams.
	const { _stdout, _stderr } = console as unknown as Record<string, NodeJS.WriteStream>;
	for (const stream of new Set([process.stdout, process.stderr, _stdout, _stderr])) {
		jest.spyOn(stream, 'write').mockImplementation(note);
	}
	for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
		jest.spyOn(console, name).mockImplementation(note);
	}
	try {
		await work();
	} finally {
		jest.restoreAllMocks();
	}
	return lines.join('\n');
}

test('neither secret nor key is in a message, an answer, an item, a request or the log', async () => {
	const told: unknown[] = [];
	const secrets = new Set<string>([t.sandbox.keys.good]);
	const gateway = await startAlteringGateway(() => t.sandbox.url);
	const workflow = t.workflow({}, { gatewayUrl: gateway.url, nodeType: markingTrigger() });

	/** One step of the life; what it says is kept, and the secrets that there are after it. */
	const step = async (work: () => Promise<unknown>) => {
		told.push(await work().catch((problem: unknown) => problem));
		const { production, test: listening } = t.endpointsOf(workflow);
		for (const { secret } of [...production, ...listening]) secrets.add(secret);
	};
	const secret = () => String(workflow.state.secret);
	const event = { event_id: '1', event_type: 'contact.created', data: { id: 1 } };

	const log = await written(async () => {
		await step(() => workflow.activate());
		await step(() => workflow.deliver(signed(secret(), event)));
		await step(() => workflow.deliver(signed(secret(), event)));
		await step(() => workflow.deliver(signed('another secret', event)));
		await step(() => workflow.deliver(signed(secret(), event, { timestamp: 1 })));
		await step(() => workflow.deliver(signed(secret(), Buffer.from('no JSON'))));
		await step(() => workflow.listen());
		await step(() => workflow.stopListening());

		workflow.settings.parameters.events = ['order.created'];
		gateway.alter = ({ method }, { body }) => (method === 'PUT' ? { status: 422, body } : undefined);
		await step(() => workflow.activate());

		for (const key of ['id', 'webhook_secret']) {
			gateway.alter = ({ method }, { body, status }) => {
				if (method !== 'POST') return undefined;
				const answer = body as Record<string, unknown>;
				secrets.add(String(answer.webhook_secret));
				return { status, body: { webhook_secret: answer.webhook_secret, ...answer, [key]: undefined } };
			};
			await step(() => workflow.activate());
		}
		gateway.alter = ({ method }) =>
			method === 'DELETE' ? { status: 403, body: { error: 'Forbidden' } } : undefined;
		await step(() => workflow.activate());
		await step(() => workflow.deactivate());
	});
	await gateway.close();

	expect(secrets.size).toBeGreaterThanOrEqual(6);
	expect(told.filter((one) => one instanceof Error).length).toBeGreaterThanOrEqual(4);
	expect(log).toContain(MARK);
	const everything = [
		log,
		inspect(told, { depth: 20 }),
		...told.map((one) => (one instanceof Error ? `${one.stack} ${JSON.stringify(one)}` : '')),
		JSON.stringify(workflow.items),
		...workflow.warnings,
		JSON.stringify(t.sandbox.requests()),
	].join('\n');
	for (const one of secrets) expect(everything.includes(one)).toBe(false);
});
