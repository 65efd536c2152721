import { execFile } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { freePort } from '../../scripts/lib/free-port.mjs';
import { startGuarded, type Guarded } from '../../scripts/lib/guarded.mjs';
import { until } from '../support/until.mts';

const run = promisify(execFile);

/** A program on loopback that can be stopped and started again on its data. */
export interface Service {
	port: number;
	start(): Promise<void>;
	stop(): Promise<void>;
}

/** Debian's Redis, with its data in a folder, running. @throws Error where it is not installed */
export async function startRedis(folder: string): Promise<Service> {
	const port = (await freePort()) ?? 0;
	const data = join(folder, 'redis');
	mkdirSync(data);
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--appendonly', 'yes'];
	return await service(port, () => guarded('redis-server', args, join(folder, 'redis.log')));
}

/** Debian's PostgreSQL, with its data in a folder, running, for the user n8n. @throws Error where it is not installed */
export async function startPostgres(folder: string): Promise<Service> {
	const port = (await freePort()) ?? 0;
	const [version] = readdirSync('/usr/lib/postgresql').sort().reverse();
	const programs = `/usr/lib/postgresql/${version}/bin`;
	const data = join(folder, 'postgres');
	mkdirSync(data);
	// It refuses to run as root; the user that Debian's package brings needs a way to its data.
	const isRoot = process.getuid?.() === 0;
	const as = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
	if (isRoot) {
		chmodSync(folder, 0o711);
		await run('chown', ['postgres', data]);
	}
	const command = (...words: string[]): [string, string[]] => {
		const [first, ...rest] = [...as, ...words];
		return [first, rest];
	};
	await run(...command(join(programs, 'initdb'), '-D', data, '-U', 'n8n', '-A', 'trust', '--no-sync'));
	const settings = ['-c', 'fsync=off', '-c', `unix_socket_directories=${data}`, '-c', 'max_connections=100'];
	const [program, args] = command(
		join(programs, 'postgres'),
		'-D',
		data,
		'-p',
		String(port),
		'-h',
		'127.0.0.1',
		...settings,
	);
	return await service(port, () => guarded(program, args, join(folder, 'postgres.log')));
}

async function service(port: number, begin: () => Guarded): Promise<Service> {
	let running: Guarded | undefined;
	const one = {
		port,
		async start() {
			running = begin();
			await until(`port ${port}`, async () => await answers(port));
		},
		async stop() {
			await running?.kill();
		},
	};
	await one.start();
	return one;
}

function guarded(program: string, args: string[], logFile: string): Guarded {
	const log = openSync(logFile, 'a', 0o600);
	const begun = startGuarded(program, args, { cwd: '/', env: process.env, log });
	closeSync(log);
	return begun;
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('close', () => socket.destroy());
		socket.setTimeout(1000, () => resolve(false));
		socket.once('connect', () => socket.end());
	});
}
