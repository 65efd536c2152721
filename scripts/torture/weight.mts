/** A part of npm run torture: how a run of the built node weighs on n8n while its gateway misbehaves, in a process of its own. */
import { startSandbox } from '../../sandbox/index.mts';
import { Company } from '../../test/support/company.mts';
import { startTormentor } from '../../test/torture/tormentor.mts';
import { report, SEED, sized } from '../../test/torture/torture.mts';
import { cacheFolder } from '../lib/cache-folder.mjs';
import { installNode24 } from '../n8n/install.mjs';
import { LONGEST_HOLD_MS, measure } from '../bench/measure.mts';

const ITEMS = sized(1_000, 300);

// Of the Node.js that n8n 2 runs on: there the thread of the event loop tells what it takes itself.
const { program } = await installNode24(cacheFolder());
const sandbox = await startSandbox({ rate: 0, seed: SEED });
const workspaceId = await new Company(sandbox.api).workspaceId();
const gateway = await startTormentor({
	sandboxUrl: sandbox.url,
	seed: SEED,
	share: 0.25,
	refuses: false,
	spares: () => false,
});
try {
	const { hold, memory } = await measure(program, {
		operation: 'upsert',
		door: 'loop',
		items: ITEMS,
		workspaceId,
		record: '{}',
		gateway: { url: gateway.url, apiKey: sandbox.keys.good },
		tormented: true,
	});
	report('Weight', [
		{ what: 'requests', value: gateway.requests },
		{ what: 'longest hold of the event loop, in CPU time', value: hold, most: LONGEST_HOLD_MS, unit: 'ms' },
		{ what: 'memory over the input items', value: memory, unit: 'MB' },
	]);
} finally {
	await gateway.close();
	await sandbox.close();
}
