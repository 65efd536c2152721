import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { until } from '../../support/until.mts';
import { serve } from '../../support/serve.mts';
import { parseCommandLine } from '../../../sandbox/cli.mts';
import { UsageError } from '../../../sandbox/usage-error.mts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/sandbox.mjs');

describe('the command line', () => {
	test('without arguments: port 9300 on loopback at the pace of Maton', () => {
		expect(parseCommandLine([])).toEqual({
			port: 9300,
			host: '127.0.0.1',
			seed: 1,
			rate: 10,
			latency: 0,
			faults: [],
			readings: {},
			webhookSpeed: 1,
		});
	});

	test('every option is read', () => {
		const text =
			'--port 0 --host ::1 --seed 7 --rate 25 --latency 400 --fault 502:0.1 --fault timeout --webhook-speed 60' +
			' --reading platform=untrusted --reading eventIds=hex';
		expect(parseCommandLine(text.split(' '))).toEqual({
			port: 0,
			host: '::1',
			seed: 7,
			rate: 25,
			latency: 400,
			faults: [{ kind: '502', probability: 0.1 }, { kind: 'timeout' }],
			readings: { platform: 'untrusted', eventIds: 'hex' },
			webhookSpeed: 60,
		});
	});

	test.each([['--help'], ['-h']])('%s asks for help', (argument) => {
		expect(parseCommandLine([argument])).toBe('help');
	});

	test.each([
		['--port x', '--port takes a whole number from 0 to 65535, and got "x"'],
		['--port 65536', '--port takes a whole number from 0 to 65535, and got "65536"'],
		['--seed 1.5', '--seed takes a whole number of at least 0, and got "1.5"'],
		['--rate=-1', '--rate takes a whole number of at least 0, and got "-1"'],
		['--latency=', '--latency takes a number of at least 0, and got ""'],
		['--webhook-speed 0', '--webhook-speed takes a number of at least 0.001, and got "0"'],
		['--fault 418', '--fault 418: kind: '],
		['--reading weather=fair', '--reading weather=fair: there is platform, workspaces, '],
		['--reading betas', '--reading betas: betas is open or closed'],
		['--reading betas=ajar', '--reading betas=ajar: betas is open or closed'],
		['--colour red', "Unknown option '--colour'"],
		['elsewhere', 'Unexpected argument'],
	])('%s is refused', (text, message) => {
		expect(() => parseCommandLine(text.split(' '))).toThrow(UsageError);
		expect(() => parseCommandLine(text.split(' '))).toThrow(message);
	});
});

describe('npm run sandbox', () => {
	let started: ChildProcess[] = [];
	afterEach(() => {
		started.forEach((child) => child.kill('SIGKILL'));
		started = [];
	});

	function run(...args: string[]) {
		const child = spawn(process.execPath, [SCRIPT, ...args]);
		started.push(child);
		const seen = { text: '' };
		child.stdout.on('data', (chunk) => (seen.text += String(chunk)));
		child.stderr.on('data', (chunk) => (seen.text += String(chunk)));
		const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
		return { child, seen, ended };
	}

	test('prints address and keys, answers, and stops on SIGINT', async () => {
		const { child, seen, ended } = run('--port', '0');
		await until(
			'the last line',
			() => seen.text,
			(text) => text.includes('Ctrl-C'),
		);
		expect(seen.text).toContain('sandbox-key-two-connections');
		const url = /http:\/\/127\.0\.0\.1:\d+/.exec(seen.text)?.[0] ?? '';
		const headers = { authorization: 'Bearer sandbox-key' };
		expect((await fetch(`${url}/clickfunnels/api/v2/teams`, { headers })).status).toBe(200);
		child.kill('SIGINT');
		expect(await ended).toBe(0);
	});

	test('bad values end with code 2', async () => {
		const { seen, ended } = run('--port', 'x');
		expect(await ended).toBe(2);
		expect(seen.text).toContain('--port takes a whole number');
	});

	test('a port in use is said plainly', async () => {
		const server = await serve(() => undefined);
		const { port } = new URL(server.url);
		const { seen, ended } = run('--port', port);
		expect(await ended).toBe(1);
		expect(seen.text).toContain(`Port ${port} is in use. Choose another with --port`);
		await server.close();
	});
});
