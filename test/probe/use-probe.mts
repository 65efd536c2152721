import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runProbe } from '../../scripts/probe/run.mts';
import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { Company } from '../support/company.mts';
import { contractOperations } from '../support/contract.mts';
import { SET_UP_MS } from '../support/limits.mts';

/** What a probe said. */
export interface Probed {
	code: number;
	/** All that was printed. */
	text: string;
	/** The report as it was written; empty for none. */
	report: string;
	/** The rows of the report's table by their question: verdict and what was seen. */
	rows: Map<string, { verdict: string; saw: string }>;
	/** Every wait, in milliseconds. */
	waits: number[];
}

/** A probe of a sandbox of its own. */
export interface ProbeInUse {
	readonly sandbox: Sandbox;
	readonly company: Company;
	/** An empty folder for a test. */
	readonly folder: string;
	/**
	 * Runs it; the environment holds the sandbox's key and address unless something else is given. `paths`: it knows only these
	 * paths of the contract.
	 */
	probe(
		args?: string[],
		more?: { env?: NodeJS.ProcessEnv; stop?: AbortSignal; paths?: RegExp },
	): Promise<Probed>;
	/** Writes a file into the folder. */
	written(name: string, content: unknown): string;
}

/** Starts a sandbox before the tests of a file and stops it after them; each test finds it as it starts. */
export function useProbe(): ProbeInUse {
	let sandbox: Sandbox;
	let folder: string;
	beforeAll(async () => {
		sandbox = await startSandbox({ rate: 0 });
	}, SET_UP_MS);
	beforeEach(() => {
		sandbox.reset();
		folder = mkdtempSync(join(tmpdir(), 'probe-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	afterAll(async () => await sandbox.close());

	return {
		get sandbox() {
			return sandbox;
		},
		get company() {
			return new Company(sandbox.api);
		},
		get folder() {
			return folder;
		},
		async probe(args = [], { env = {}, stop = new AbortController().signal, paths = /^/ } = {}) {
			const lines: string[] = [];
			const waits: number[] = [];
			const before = new Set(readdirSync(folder));
			const code = await runProbe(args, {
				env: { MATON_API_KEY: sandbox.keys.good, MATON_GATEWAY_URL: sandbox.url, ...env },
				contract: () => contractOperations.filter(({ path }) => paths.test(path)),
				folder,
				print: (line) => lines.push(line),
				wait: async (ms) => waits.push(ms),
				stop,
			});
			const made = readdirSync(folder).filter((name) => !before.has(name));
			const report = made.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
			return { code, text: lines.join('\n'), report, rows: rowsOf(report), waits };
		},
		written(name, content) {
			const path = join(folder, name);
			writeFileSync(path, JSON.stringify(content));
			return path;
		},
	};
}

function rowsOf(report: string): Probed['rows'] {
	const cells = report
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
	return new Map(cells.slice(2).map(([, verdict, question, , saw]) => [question, { verdict, saw }]));
}
