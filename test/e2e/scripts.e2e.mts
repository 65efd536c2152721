import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { isInstalled } from '../../scripts/install-missing.mjs';
import { fetchOnce } from '../../scripts/lib/fetch-once.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { startGuarded } from '../../scripts/lib/guarded.mjs';
import { PROJECT } from '../../scripts/lib/project.mjs';
import { prepareDataFolder } from '../../scripts/n8n/data-folder.mjs';
import { readOptions } from '../../scripts/start/options.mjs';
import { until } from '../support/until.mts';

let folder: string;
before(() => {
	folder = mkdtempSync(join(tmpdir(), 'scripts-e2e-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('what is fetched', () => {
	const fetched = (name: string, fill: (into: string) => Promise<void>) =>
		fetchOnce({
			folder: join(folder, name),
			stamp: 'one',
			isWhole: (at) => existsSync(join(at, 'file')),
			fill,
		});
	let fills = 0;
	const fill = async (into: string) => {
		fills++;
		writeFileSync(join(into, 'file'), 'content');
	};

	test('is fetched once, and again when a part of it is lost', async () => {
		await fetched('thing', fill);
		await fetched('thing', fill);
		assert.equal(fills, 1);
		rmSync(join(folder, 'thing', 'file'));
		await fetched('thing', fill);
		assert.equal(fills, 2);
	});

	test('leaves nothing behind when it fails, and removes what a dead run left behind', async () => {
		const dead = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
		await once(dead, 'exit');
		mkdirSync(join(folder, `other.partial-${dead.pid}`));
		await assert.rejects(
			fetched('other', () => Promise.reject(new Error('cut off'))),
			/cut off/,
		);
		assert.deepEqual(
			readdirSync(folder).filter((name) => name.startsWith('other')),
			[],
		);
	});
});

describe('a started program', () => {
	// A program with a child of its own, which both would run for a minute.
	const PROGRAM = `
		const child = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
		require('node:fs').writeFileSync(process.argv[1], JSON.stringify([process.pid, child.pid]));
		setTimeout(() => {}, 60000);`;

	test('ends with all its children when it is stopped', async () => {
		const file = join(folder, 'stopped.json');
		const log = openSync(join(folder, 'stopped.log'), 'w');
		const program = startGuarded(process.execPath, ['-e', PROGRAM, file], {
			cwd: folder,
			env: process.env,
			log,
		});
		const pids = await pidsIn(file);
		await program.stop();
		assert.equal(program.isRunning(), false);
		await allGone(pids);
	});

	test('ends with all its children when the script that started it is killed', async () => {
		const file = join(folder, 'killed.json');
		const guarded = JSON.stringify(join(PROJECT, 'scripts', 'lib', 'guarded.mjs'));
		const script = `
			const { startGuarded } = await import(${guarded});
			const args = ['-e', ${JSON.stringify(PROGRAM)}, ${JSON.stringify(file)}];
			await startGuarded(process.execPath, args, { cwd: '.', env: process.env, log: 2 }).exited;`;
		const starter = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
		const pids = await pidsIn(file);
		starter.kill('SIGKILL');
		await allGone(pids);
	});

	const pidsIn = async (file: string): Promise<number[]> => {
		await until(file, () => existsSync(file) && readFileSync(file, 'utf8') !== '');
		return JSON.parse(readFileSync(file, 'utf8'));
	};

	const allGone = async (pids: number[]) =>
		await until(
			'the end of all',
			() => pids.filter(isAlive),
			({ length }) => length === 0,
		);
});

describe('small matters', () => {
	test('node_modules counts as installed only when it agrees with the lock file', () => {
		assert.equal(isInstalled(PROJECT), true);
		const other = join(folder, 'project');
		mkdirSync(join(other, 'node_modules'), { recursive: true });
		const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } } });
		writeFileSync(join(other, 'package-lock.json'), lock('1.0.0'));
		assert.equal(isInstalled(other), false);
		const installed = join(other, 'node_modules', '.package-lock.json');
		writeFileSync(installed, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
		assert.equal(isInstalled(other), true);
		writeFileSync(join(other, 'package-lock.json'), lock('1.0.1'));
		assert.equal(isInstalled(other), false);
	});

	test('a taken port is seen', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		assert.ok(address && typeof address === 'object');
		assert.equal(await freePort(address.port), undefined);
		server.close();
	});

	test('the login of a data folder is kept, for the user alone, until a fresh start', async () => {
		const data = join(folder, 'data');
		const first = await prepareDataFolder(data, { fresh: false });
		assert.deepEqual(await prepareDataFolder(data, { fresh: false }), first);
		if (process.platform !== 'win32') assert.equal(statSync(join(data, 'login.json')).mode & 0o777, 0o600);
		assert.notEqual((await prepareDataFolder(data, { fresh: true })).password, first.password);
	});

	test('the data of an n8n that is not ours is left alone', async () => {
		const data = join(folder, 'foreign');
		mkdirSync(join(data, '.n8n'), { recursive: true });
		await assert.rejects(prepareDataFolder(data, { fresh: true }), /another n8n/);
		assert.ok(existsSync(join(data, '.n8n')));
	});

	test('wrong options are refused', () => {
		assert.equal(readOptions(['--port', '8080', '--n8n', '2']).port, 8080);
		assert.throws(() => readOptions(['--port', 'x']), /--port/);
		assert.throws(() => readOptions(['--n8n', '3']), /--n8n/);
		assert.throws(() => readOptions(['--nonsense']), /nonsense/);
	});
});

function isAlive(pid: number) {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
