import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

import { cleanEnvironment, npmCommand } from '../lib/npm.mjs';
import { PROJECT } from '../lib/project.mjs';

/** What n8n's scanner looks at in a published tarball: the second half of its `analyzePackageByName`. */
const PACKED_FILES = ['**/*.js', 'package.json'];

/** What n8n's scanner says about the sources, in which it heeds no comment that turns a rule off; empty if nothing. */
export async function scanSources(): Promise<string> {
	return await findings(PROJECT, SOURCE_FILE_PATTERNS);
}

/**
 * What n8n's scanner says about the package as npm packs it; empty if nothing.
 * @param change called with the folder of the unpacked package before it is looked at
 * @throws {Error} when npm or tar can't pack or unpack
 */
export async function scanTarball(change?: (folder: string) => void): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'clickfunnels-packed-'));
	try {
		const pack = npmCommand(['pack', '--silent', '--pack-destination', folder]);
		const tarball = run(pack, PROJECT).trim();
		run({ command: 'tar', args: ['-xzf', tarball], shell: false }, folder);
		const unpacked = join(folder, 'package');
		change?.(unpacked);
		return await findings(unpacked, PACKED_FILES);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function findings(folder: string, files: string[]): Promise<string> {
	const { passed, message, details } = await analyzePackage(folder, files);
	return passed && !message ? '' : `n8n's scanner: ${message}\n${details ?? ''}`;
}

/** Runs a program to its end and gives what it says. */
function run({ command, args, shell }: ReturnType<typeof npmCommand>, cwd: string): string {
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd,
		shell,
		encoding: 'utf8',
		env: cleanEnvironment(),
	});
	if (status === 0) return stdout;
	throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${error?.message ?? stderr}`);
}
