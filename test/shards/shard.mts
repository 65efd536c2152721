import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(import.meta.dirname, '..');

/** How many shards there are: enough for every worker to have one until nearly the end. */
const SHARDS = 4;

/** Suites that Jest must run by themselves: for a recording beside the file that it runs, or an engine of their own. */
const ALONE = '.alone.test.mts';

/**
 * Runs every so many-th suite in one go: each start of n8n's engine and of the sandbox costs a second, which suites of a shard
 * share.
 * @param shard counted from 0
 */
export function runShard(shard: number): void {
	const suites = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.mts') && !name.endsWith(ALONE))
		.sort();
	for (const suite of suites.filter((_, at) => at % SHARDS === shard)) {
		describe(suite, () => {
			jest.requireActual(join(TESTS, suite));
		});
	}
}
