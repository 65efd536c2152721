import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox/index.mts';
import type { TIMES } from '../../nodes/ClickFunnels/trigger/times';
import type { Sandbox, SandboxOptions } from '../../sandbox/types.mts';
import { cacheFolder } from '../../scripts/lib/cache-folder.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { stopAllGuarded } from '../../scripts/lib/guarded.mjs';
import { prepareDataFolder, type Login } from '../../scripts/n8n/data-folder.mjs';
import { installN8n, type Installed } from '../../scripts/n8n/install.mjs';
import { logIn } from '../../scripts/n8n/owner.mjs';
import { startN8n } from '../../scripts/n8n/process.mjs';
import { n8nClient, type Call } from '../../scripts/n8n/rest.mjs';
import { installPackage, PACKAGE_VARIABLE } from './install-package.mjs';

export interface RealN8n {
	address: string;
	/** What its owner signs in with. */
	login: Login;
	call: Call;
	sandbox: Sandbox;
	installed: Installed;
	/** Activates a stored workflow. Its webhooks may be there only a moment later. */
	activate(workflowId: string): Promise<void>;
	/** Kills n8n without a chance to tidy up, and starts it again on the same data and port. */
	crashAndRestart(): Promise<void>;
	/** Ends n8n: as a crash, or as somebody who stops it. */
	end(how: 'kill' | 'stop'): Promise<void>;
	/** Starts it again on the same data and port. */
	restart(): Promise<void>;
	/** Where its data are. */
	dataFolder: string;
	close(): Promise<void>;
}

export interface Settings {
	sandbox?: Partial<SandboxOptions>;
	/** How long the trigger waits for what, in place of what is packed. */
	times?: typeof TIMES;
}

/** Starts a sandbox and a real n8n with fresh data, in which the package is installed the way users install it. */
export async function openRealN8n(
	major: 1 | 2,
	{ sandbox: options, times }: Settings = {},
): Promise<RealN8n> {
	const installed = await installN8n(major, cacheFolder());
	const dataFolder = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
	const sandbox = await startSandbox(options);
	const close = async () => {
		await stopAllGuarded();
		await sandbox.close();
		rmSync(dataFolder, { recursive: true, force: true });
	};
	try {
		const login = await prepareDataFolder(dataFolder, { fresh: false });
		await addPackage(dataFolder, times);
		const port = (await freePort()) ?? 0;
		const start = async () =>
			await startN8n({ installed, dataFolder, encryptionKey: login.encryptionKey, port });
		let n8n = await start();
		const call = n8nClient(n8n.address);
		await logIn(call, login);
		const end = async (how: 'kill' | 'stop') => await n8n[how]();
		const restart = async () => {
			// After a kill, n8n 2 sometimes fails over its own recovery; whatever supervises it would start it again.
			n8n = await start().catch(start);
		};
		const crashAndRestart = async () => {
			await end('kill');
			await restart();
		};
		const activate = async (workflowId: string) => {
			const { versionId } = await call('GET', `/rest/workflows/${workflowId}`);
			const body = { versionId, name: '', description: '' };
			await call('POST', `/rest/workflows/${workflowId}/activate`, body);
		};
		const { address } = n8n;
		const ending = { crashAndRestart, end, restart, close };
		return { address, login, call, sandbox, installed, activate, dataFolder, ...ending };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Puts the installed package among n8n's community nodes: that of all files of a run, or one of its own. */
export async function addPackage(dataFolder: string, times?: typeof TIMES) {
	const own = join(dataFolder, 'package');
	const installed = process.env[PACKAGE_VARIABLE] ?? own;
	if (installed === own) {
		mkdirSync(own);
		await installPackage(own);
	}
	const folder = join(dataFolder, '.n8n', 'nodes');
	cpSync(join(installed, 'nodes'), folder, { recursive: true });
	if (times) writeFileSync(join(folder, TIMES_FILE), `exports.TIMES = ${JSON.stringify(times)};`);
}

const TIMES_FILE = 'node_modules/n8n-nodes-clickfunnels-maton/dist/nodes/ClickFunnels/trigger/times.js';
