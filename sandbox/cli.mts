import { parseArgs } from 'node:util';
import { EMIT_HELP, emitSample, parseEmit } from './emit-command.mts';
import { parseFault } from './gateway/fault-notation.mts';
import { FAULT_KINDS } from './gateway/fault-schema.mts';
import { startSandbox } from './index.mts';
import { parseReading, readingLines } from './readings.mts';
import type { Sandbox, SandboxOptions } from './types.mts';
import { UsageError } from './usage-error.mts';

const HELP = `Usage: npm run sandbox -- [options]
       npm run sandbox -- emit TYPE     sends a sample of an event; emit --help shows how

Starts a local stand-in for the Maton gateway and ClickFunnels 2.0, with a small made-up company.

Options:
  --port NUMBER           port to listen on; 0 takes any free one (default 9300)
  --host ADDRESS          address to listen on (default 127.0.0.1: this machine only)
  --seed NUMBER           same seed, same company and same faults (default 1)
  --rate NUMBER           requests a second for one key; 0 for no limit (default 10, as at Maton)
  --latency MS            milliseconds before each answer (default 0)
  --fault FAULT           KIND[:PROBABILITY[:METHOD[:PATH]]]; give it again for more faults
                          KIND: ${FAULT_KINDS.join(' ')}
                          "-after" behind a kind (502-after): played after the work is done
                          PATH: a text that the path holds
                          Examples: --fault 502:0.1 --fault reset-after:0.05:POST
  --reading NAME=VALUE    how to play what no source settles; give it again for more (below)
  --webhook-speed NUMBER  divides the waits between webhook attempts (default 1: up to a day)
  --help                  shows this text

Readings, the usual one first:
${readingLines()
	.map((line) => `  ${line}\n`)
	.join('')}
Stop it with Ctrl-C.
`;

/** Reads the arguments. Returns 'help' where help was asked for. Throws UsageError. */
export function parseCommandLine(args: string[]): Partial<SandboxOptions> | 'help' {
	const values = readArguments(args);
	if (values.help) return 'help';
	return {
		port: number('port', values.port, { whole: true, most: 65535 }),
		host: values.host,
		seed: number('seed', values.seed, { whole: true }),
		rate: number('rate', values.rate, { whole: true }),
		latency: number('latency', values.latency),
		faults: values.fault.map((notation) => usable(parseFault, notation)),
		readings: Object.assign({}, ...values.reading.map((notation) => usable(parseReading, notation))),
		webhookSpeed: number('webhook-speed', values['webhook-speed'], { least: 0.001 }),
	};
}

/** Runs the sandbox until Ctrl-C. Sets the exit code: 2 for bad arguments, 1 where it can't listen. */
export async function runSandbox(args: string[]): Promise<void> {
	try {
		if (args[0] === 'emit') return await runEmit(args.slice(1));
		const options = parseCommandLine(args);
		if (options === 'help') return void process.stdout.write(HELP);
		const sandbox = await startSandbox(options);
		greet(sandbox);
		stopOnSignal(sandbox);
	} catch (error) {
		console.error(explain(error));
		process.exitCode = error instanceof UsageError ? 2 : 1;
	}
}

async function runEmit(args: string[]): Promise<void> {
	const options = parseEmit(args);
	if (options === 'help') return void process.stdout.write(EMIT_HELP);
	console.log(await emitSample(options));
}

function readArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string', default: '9300' },
				host: { type: 'string', default: '127.0.0.1' },
				seed: { type: 'string', default: '1' },
				rate: { type: 'string', default: '10' },
				latency: { type: 'string', default: '0' },
				fault: { type: 'string', multiple: true, default: [] },
				reading: { type: 'string', multiple: true, default: [] },
				'webhook-speed': { type: 'string', default: '1' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		}).values;
	} catch (error) {
		throw new UsageError(`${messageOf(error)}\nSee npm run sandbox -- --help`);
	}
}

function number(
	name: string,
	text: string,
	{ whole = false, least = 0, most = Number.MAX_SAFE_INTEGER } = {},
): number {
	const value = text.trim() === '' ? NaN : Number(text);
	if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
	const wanted = whole ? 'a whole number' : 'a number';
	const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
	throw new UsageError(`--${name} takes ${wanted} ${range}, and got "${text}"`);
}

function usable<T>(parse: (notation: string) => T, notation: string): T {
	try {
		return parse(notation);
	} catch (error) {
		throw new UsageError(messageOf(error));
	}
}

function greet({ url, keys }: Sandbox): void {
	console.log(`ClickFunnels sandbox at ${url}

  Gateway URL  ${url}
  API Key      ${keys.good}
               ${keys.withoutConnection} (no ClickFunnels connection)
               ${keys.twoConnections} (two connections)

  curl -H 'Authorization: Bearer ${keys.good}' ${url}/clickfunnels/api/v2/teams

Open ${url} for all that it can do. Stop it with Ctrl-C.`);
}

function stopOnSignal(sandbox: Sandbox): void {
	// npm passes Ctrl-C on to a process that has it already: the second one must not kill it half-way.
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		void sandbox.close().then(() => console.log('\nStopped.'));
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

function explain(error: unknown): string {
	const { code, port } = error as { code?: string; port?: number };
	if (code === 'EADDRINUSE')
		return `Port ${port} is in use. Choose another with --port, or --port 0 for any free one.`;
	return messageOf(error);
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
