import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** n8n's engine: the two libraries that n8n itself runs workflows with. */
export interface Engine {
	core: typeof import('n8n-core');
	workflow: typeof import('n8n-workflow');
}

let engine: Engine | undefined;

/**
 * Loads n8n's engine once. Without N8N_USER_FOLDER it would write its settings into the user's home folder, so it gets a
 * temporary one that is removed at the end of the process.
 */
export function loadEngine(): Engine {
	engine ??= load();
	return engine;
}

function load(): Engine {
	if (!process.env.N8N_USER_FOLDER) {
		const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
		process.env.N8N_USER_FOLDER = folder;
		process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	}
	process.env.N8N_ENCRYPTION_KEY ??= 'only-for-the-temporary-folder';
	// Only the CommonJS builds load in plain Node.
	const require = createRequire(import.meta.url);
	require('reflect-metadata');
	return { core: require('n8n-core'), workflow: require('n8n-workflow') };
}
