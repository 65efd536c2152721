import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/index.mts';
import type { RequestLogEntry, Sandbox } from '../../sandbox/types.mts';
import { Company } from '../support/company.mts';
import { runNode } from '../support/engine.mts';
import { MIXES, TITLES, type Mix } from './weather.mts';

/** What the node gave for an input item. */
export interface Result {
	json: INodeExecutionData['json'];
	/** What happened and what to do, where the item did not go well. */
	says?: string;
}

/** A sandbox of its own for a mix of faults, as a pace that had to drop is shared by all who use a gateway. */
export class Storm {
	readonly company: Company;

	constructor(
		readonly sandbox: Sandbox,
		private readonly mix: Mix,
	) {
		this.company = new Company(sandbox.api);
	}

	/** A value for each item, unlike those of all other mixes. */
	keys(count: number): string[] {
		return Array.from({ length: count }, (_, i) => `storm-${this.mix.seed}-${i}`);
	}

	/** Runs the node over many items while the faults are in force. Gives a result for each item, in their order. */
	async run(parameters: INodeParameters, items: Array<INodeExecutionData['json']>): Promise<Result[]> {
		this.sandbox.setFaults(this.mix.faults);
		this.sandbox.clearRequests();
		const run = await runNode(
			{ ...parameters, requestOptions: { timeout: this.mix.timeout ?? 10_000 } },
			{
				url: this.sandbox.url,
				credential: { requestsPerSecond: 100 },
				input: items.map((json) => ({ json })),
				onError: 'continueRegularOutput',
			},
		);
		this.sandbox.setFaults([]);
		if (run.problem) throw new Error(run.problem.message);
		const results: Result[] = [];
		for (const { json, pairedItem } of run.items) {
			const says = json.error && [json.error, json.error_advice].filter(Boolean).join(' ');
			results[(pairedItem as { item: number }).item] = { json, ...(says && { says }) };
		}
		return results;
	}

	/** The requests of the last run that hold a text in their body or path, oldest first. */
	requestsWith(text: string): RequestLogEntry[] {
		const whole = new RegExp(`${text}(?!\\d)`);
		return this.sandbox.requests().filter(({ path, body }) => whole.test(path + JSON.stringify(body)));
	}
}

/**
 * Lets every mix of faults loose on the same work, one after the other.
 * @returns what the work gave for each mix, by the mix's title
 */
export async function inEveryWeather<T>(work: (storm: Storm) => Promise<T>): Promise<Record<string, T>> {
	const given: Record<string, T> = {};
	for (const [i, mix] of Object.values(MIXES).entries()) {
		const sandbox = await startSandbox({ rate: 0, seed: mix.seed });
		given[TITLES[i]] = await work(new Storm(sandbox, mix)).finally(async () => await sandbox.close());
	}
	return given;
}
