// npm run mutations: puts faults into a copy of the code, one at a time, and tells which of them npm run torture notices, in its
// short form.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { PROJECT } from './lib/project.mjs';
import { MUTATIONS, type Mutation } from './torture/mutations.mts';
import { PARTS } from './torture/parts.mjs';

/** What the tests do not read, or read where it is. */
const LEFT_OUT = new Set(['.git', 'dist', 'node_modules']);

/** Several times what the whole suite takes in its short form. */
const LONGEST_MS = 20 * 60_000;

const copy = mkdtempSync(join(tmpdir(), 'mutations-'));

/** The parts of the suite that are about a room, which notice most faults in it sooner than the whole. */
const NEAREST: Record<string, string[]> = {
	gateway: ['test/faults', 'test/torture/calls'],
	run: ['test/torture/calls', 'test/jobs/every-job'],
	lists: ['test/unit/wholeList', 'test/faults/lists'],
	trigger: ['test/torture/deliveries', 'test/trigger/sequences'],
	input: ['test/torture/input'],
};

/** Whether parts of the suite fail in the copy. */
function fails(parts: string[]): boolean {
	const jest = join(PROJECT, 'node_modules', 'jest', 'bin', 'jest.js');
	// A fault may keep a test from ever ending, which is noticed, too.
	const options = { cwd: copy, stdio: 'ignore', timeout: LONGEST_MS } as const;
	const { status } = spawnSync(process.execPath, [jest, '--bail', ...parts], options);
	return status !== 0;
}

/** @throws Error where the code is no longer as the mutation takes it to be */
function isNoticed({ file, find, replace }: Mutation): boolean {
	const path = join(copy, 'nodes', 'ClickFunnels', file);
	const source = readFileSync(path, 'utf8');
	if (source.split(find).length !== 2) throw new Error(`${file} does not hold once: ${find}`);
	writeFileSync(
		path,
		source.replace(find, () => replace),
	);
	const noticed = fails(NEAREST[file.split('/')[0]]) || fails(PARTS);
	writeFileSync(path, source);
	return noticed;
}

try {
	cpSync(PROJECT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
	symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
	if (fails(PARTS)) throw new Error('The suite fails without any fault');
	let noticed = 0;
	for (const mutation of MUTATIONS) {
		const isFound = isNoticed(mutation);
		if (isFound) noticed++;
		console.log(`${isFound ? 'noticed' : 'MISSED '}  ${mutation.file}: ${mutation.find.trim()}`);
	}
	console.log(`${noticed} of ${MUTATIONS.length} are noticed`);
} finally {
	rmSync(copy, { recursive: true });
}
