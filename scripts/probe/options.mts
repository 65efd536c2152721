import { parseArgs } from 'node:util';

import { isSafe } from '../lib/network.mts';

/** What a user is told where the probe can't begin or go on; the message is for them. */
export class ProbeStop extends Error {}

export const HELP = `npm run probe -- [options]

Asks your own ClickFunnels account, through Maton, what no public source settles about the API, and prints what agrees with
contract/ and what differs. It reads only, at five requests a second: a minute or two. Its report holds statuses, names of
keys, types, counts, states and ages in days: no records, no names, no addresses, no ids, no key.

  MATON_API_KEY        your key, from https://maton.ai/settings
  MATON_CONNECTION_ID  which ClickFunnels connection, where the key has more than one
  MATON_GATEWAY_URL    another gateway, such as the sandbox (default https://api.maton.ai)

  --write              also writes: one e-mail template, named "n8n probe ...", which is deleted at once
  --delivery FILE      also looks at a delivery that n8n has received: JSON with "headers" and "body", as n8n's Webhook node
                       and executions show them
  --report FILE        where to write the report (default clickfunnels-probe-YYYY-MM-DD.md here); a file that is there stays
  --help               this text

Exits with 0 when it could ask, also where something differs, and with 1 when it could not.`;

const GATEWAY = 'https://api.maton.ai';

/** How a probe is to be made. */
export interface ProbeOptions {
	key: string;
	/** Without a slash at the end. */
	gateway: string;
	/** Whether that is Maton's own gateway. */
	isMaton: boolean;
	connection?: string;
	write: boolean;
	/** The file of a delivery. */
	delivery?: string;
	/** Where the report shall be. */
	report?: string;
}

/**
 * Reads command line and environment.
 * @returns 'help' where help was asked for
 * @throws ProbeStop for what can't be used
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): ProbeOptions | 'help' {
	const { help, ...given } = readArguments(args);
	if (help) return 'help';
	const key = env.MATON_API_KEY?.trim() ?? '';
	if (key === '')
		throw new ProbeStop(
			'There is no key. Put your Maton API key, from https://maton.ai/settings, into the environment variable MATON_API_KEY.',
		);
	const connection = env.MATON_CONNECTION_ID?.trim() || undefined;
	for (const [name, value] of Object.entries({ MATON_API_KEY: key, MATON_CONNECTION_ID: connection }))
		if (!/^[!-~]*$/.test(value ?? ''))
			throw new ProbeStop(`${name} holds blanks or letters that no such text has: copy it again.`);
	const gateway = readGateway(env.MATON_GATEWAY_URL?.trim() || GATEWAY);
	return { key, gateway, isMaton: gateway === GATEWAY, connection, ...given };
}

function readArguments(args: string[]) {
	try {
		const { values } = parseArgs({
			args,
			options: {
				write: { type: 'boolean', default: false },
				delivery: { type: 'string' },
				report: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		return values;
	} catch (error) {
		throw new ProbeStop(`${(error as Error).message}\n\n${HELP}`);
	}
}

function readGateway(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !isSafe(url))
		throw new ProbeStop('MATON_GATEWAY_URL must be an https address, or one on this machine.');
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
