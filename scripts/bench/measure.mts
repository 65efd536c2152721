import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { PROJECT } from '../lib/project.mjs';
import type { Measured, Ordered } from './one-run.mts';

/** Milliseconds for which a run of any number of items may hold the event loop. */
export const LONGEST_HOLD_MS = 60;

/**
 * Makes one run of the built node in a process of its own.
 * @param program path of the Node.js that it runs on
 */
export async function measure(program: string, ordered: Ordered): Promise<Measured> {
	const file = join(PROJECT, 'scripts', 'bench', 'one-run.mts');
	const args = ['--expose-gc', '--import', 'tsx', file, JSON.stringify(ordered)];
	const { stdout } = await promisify(execFile)(program, args, { cwd: PROJECT });
	return JSON.parse(stdout) as Measured;
}
