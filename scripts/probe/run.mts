import { writeFileSync } from 'node:fs';

import manifest from '../../package.json' with { type: 'json' };
import type { ContractOperation } from '../contract/document.mts';
import { Client } from './client.mts';
import type { Evidence } from './evidence.mts';
import { readDelivery, reportPath } from './files.mts';
import { HELP, ProbeStop, readOptions, type ProbeOptions } from './options.mts';
import { answerRows } from './questions/answers.mts';
import { closedRows } from './questions/closed.mts';
import { eventRows } from './questions/events.mts';
import { gatewayRows, reachRows } from './questions/gateway.mts';
import { listRows } from './questions/lists.mts';
import { recordRows } from './questions/records.mts';
import { WRITES } from './questions/template.mts';
import { reach } from './reach.mts';
import { report, summary, table } from './report.mts';
import type { Row } from './row.mts';
import { visitAll } from './visits.mts';

/** What a probe needs of the process that it runs in. */
export interface Surroundings {
	env: NodeJS.ProcessEnv;
	/** Reads the contract's operations. */
	contract(): ContractOperation[];
	/** Where reports go. */
	folder: string;
	/** Shows a line to the user. */
	print(line: string): void;
	/** Lets milliseconds pass. */
	wait(ms: number): Promise<unknown>;
	/** Ctrl-C. */
	stop: AbortSignal;
}

/**
 * `npm run probe`.
 * @returns the exit code: 0 when it could ask, 1 when it could not
 */
export async function runProbe(args: string[], surroundings: Surroundings): Promise<0 | 1> {
	const { print, env } = surroundings;
	try {
		const options = readOptions(args, env);
		if (options === 'help') print(HELP);
		else await probe(options, surroundings);
		return 0;
	} catch (error) {
		if (!(error instanceof ProbeStop)) throw error;
		print(error.message);
		return 1;
	}
}

async function probe(options: ProbeOptions, surroundings: Surroundings): Promise<void> {
	const { contract, folder, print, wait, stop } = surroundings;
	const at = new Date();
	const path = reportPath(options.report, folder, at);
	const delivery = options.delivery === undefined ? undefined : readDelivery(options.delivery);
	const client = new Client(options, wait, stop);
	await reach(client, options);
	print(options.write ? WRITES : 'It only reads.');
	print('Asking, at five requests a second ...');
	const operations = contract();
	const visits = await visitAll(client, operations);
	const rows = await answers({ client, options, operations, visits, delivery, tell: print });
	const { isMaton, write: wrote } = options;
	const { version } = manifest;
	const text = report({ rows, left: visits.left, requests: client.count, isMaton, wrote, version, at });
	writeFileSync(path, text, { flag: 'wx' });
	for (const line of ['', ...table(rows), '', `${summary(rows)}.`, `Report: ${path}`]) print(line);
}

async function answers(evidence: Evidence): Promise<Row[]> {
	return [
		...(await reachRows(evidence)),
		...(await closedRows(evidence)),
		...(await eventRows(evidence)),
		...(await recordRows(evidence)),
		...(await listRows(evidence)),
		...answerRows(evidence),
		...(await gatewayRows(evidence)),
	];
}
