import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { createClickFunnelsApi } from './api/index.mts';
import type { WebhookAttempt, WebhookDelivery } from './types.mts';
import { UsageError } from './usage-error.mts';
import { attempt } from './webhooks/attempt.mts';
import { EVENT_TYPES } from './webhooks/contract.mts';
import { envelope } from './webhooks/envelope.mts';

export const EMIT_HELP = `Usage: npm run sandbox -- emit TYPE [options]

Sends a signed sample of an event, such as order.completed.

  --sandbox URL    the running sandbox that sends it, to each endpoint that asks for it (default http://127.0.0.1:9300)
  --url URL        sends it to this address instead, without any sandbox: n8n's test or production URL of the trigger
  --secret SECRET  signs it for that address: the webhook_secret of its endpoint
`;

/** What an event is sent to: the endpoints of a running sandbox, or one address. */
export type EmitOptions = { type: string } & ({ sandbox: string } | { url: string; secret: string });

const ATTEMPT_MS = 30_000;

/** Reads what stands behind `emit`. Returns 'help' where help was asked for. Throws UsageError. */
export function parseEmit(args: string[]): EmitOptions | 'help' {
	const { values, positionals } = readArguments(args);
	if (values.help) return 'help';
	const [type] = positionals;
	if (positionals.length !== 1) {
		throw new UsageError(
			'emit takes one event type, such as order.completed\nSee npm run sandbox -- emit --help',
		);
	}
	if (!EVENT_TYPES.includes(type)) {
		throw new UsageError(`Unknown event type "${type}". There are:\n${EVENT_TYPES.join('\n')}`);
	}
	const { sandbox, url, secret } = values;
	for (const [name, address] of Object.entries({ sandbox, url })) {
		if (address !== undefined && !/^https?:/.test(URL.canParse(address) ? address : '')) {
			throw new UsageError(`--${name} takes an address such as http://127.0.0.1:9300, and got "${address}"`);
		}
	}
	if ((url === undefined) !== (secret === undefined)) throw new UsageError('--url and --secret go together');
	if (url !== undefined && secret !== undefined) return { type, url, secret };
	return { type, sandbox: sandbox ?? 'http://127.0.0.1:9300' };
}

function readArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				sandbox: { type: 'string' },
				url: { type: 'string' },
				secret: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
	} catch (error) {
		throw new UsageError(`${(error as Error).message}\nSee npm run sandbox -- emit --help`);
	}
}

/**
 * Sends the event.
 * @returns what came of it, in a line
 * @throws Error that says why it was not taken, or that the sandbox is not there
 */
export async function emitSample(options: EmitOptions): Promise<string> {
	return 'url' in options ? await sendTo(options) : await askSandbox(options);
}

async function sendTo({ type, url, secret }: { type: string; url: string; secret: string }): Promise<string> {
	const api = createClickFunnelsApi({ seed: 1 });
	const [{ workspaceId }] = api.webhookEndpoints();
	const event = envelope(api.sampleEvent(type, workspaceId));
	const message = { secret, rawBody: JSON.stringify(event) };
	const made = await attempt(url, message, ATTEMPT_MS, new AbortController().signal);
	const { status, error } = made;
	if (status === 200) return `${type} was sent to ${url}${outcomeOf(made)}`;
	throw new Error(
		status === null
			? `${url} gave no answer: ${error}`
			: `${url} answered ${status}. ${ADVICE[status] ?? ''}`,
	);
}

/** What n8n and the trigger mean by a status. */
const ADVICE: Record<number, string> = {
	401: 'The secret is not that of the endpoint, or n8n’s clock differs from this one.',
	404: 'The workflow is not active, or, for a test URL, the editor does not listen.',
};

async function askSandbox({ type, sandbox }: { type: string; sandbox: string }): Promise<string> {
	const address = new URL('/_sandbox/emit', sandbox);
	const [asked] = await Promise.allSettled([
		fetch(address, {
			method: 'POST',
			body: JSON.stringify({ event_type: type }),
			headers: { 'content-type': 'application/json' },
		}),
	]);
	if (asked.status === 'rejected') {
		throw new Error(
			`No sandbox answers at ${sandbox}. Start it with npm run sandbox, or name it with --sandbox.`,
		);
	}
	if (!asked.value.ok)
		throw new Error(`${address} answered ${asked.value.status}: ${await asked.value.text()}`);
	const { deliveries } = (await asked.value.json()) as { deliveries: WebhookDelivery[] };
	if (deliveries.length === 0) {
		throw new Error(
			`No endpoint asks for ${type}. Activate a workflow that does, or let the editor listen for it.`,
		);
	}
	const told = await Promise.all(
		deliveries.map(async (delivery) => {
			const [first] = await firstAttempt(delivery, sandbox);
			return `${type} is on its way to ${delivery.url}${outcomeOf(first)}`;
		}),
	);
	return told.join('\n');
}

/** For how long a first answer is waited for; n8n gives it within a second. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** The attempts of a delivery once there is one; none where that takes too long. */
async function firstAttempt(
	{ endpoint_id, event }: WebhookDelivery,
	sandbox: string,
): Promise<WebhookAttempt[]> {
	const last = Date.now() + PATIENCE_MS;
	while (Date.now() < last) {
		const answer = await fetch(new URL('/_sandbox/deliveries', sandbox));
		const all = (await answer.json()) as WebhookDelivery[];
		const now = all.findLast((one) => one.endpoint_id === endpoint_id && isDeepStrictEqual(one.event, event));
		if (now && now.attempts.length > 0) return now.attempts;
		await setTimeout(LOOK_EVERY_MS);
	}
	return [];
}

function outcomeOf(attempt: WebhookAttempt | undefined): string {
	if (!attempt) return ', which has not answered yet';
	const { status, error, ignored } = attempt;
	if (ignored !== undefined) return `, whose workflow does not start: ${ignored}`;
	return status === null ? `, which gave no answer: ${error}` : `, which answered ${status}`;
}
