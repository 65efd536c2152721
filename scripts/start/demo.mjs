import { tsImport } from 'tsx/esm/api';

import { stopWatch } from '../lib/clock.mjs';
import { PROJECT } from '../lib/project.mjs';
import { resultTable } from '../lib/result-table.mjs';
import { withCredential } from '../n8n/example.mjs';
import { checkResult, readExample } from './example.mjs';

/**
 * Runs the example workflow with the built nodes in n8n's engine, in this process, and prints what each node gave.
 * @param {import('./gateway.mjs').Gateway} gateway
 * @throws {Error} when the workflow does not go through
 */
export async function runDemo({ url, apiKey, name }) {
	const elapsed = stopWatch();
	const { loadPackage } = await tsImport('../engine/load-package.mts', import.meta.url);
	const { runWorkflow } = await tsImport('../engine/run-workflow.mts', import.meta.url);
	const example = withCredential(readExample(), { id: '1', name: 'Maton', type: 'matonApi' });
	const run = await runWorkflow({
		...example,
		...(await loadPackage(PROJECT)),
		credentials: { matonApi: { apiKey, gatewayUrl: url } },
	});
	const result = run.data.resultData;
	console.log(`\n"${example.name}" in n8n's engine, against ${name} (${elapsed()}):\n`);
	for (const line of resultTable(result.runData)) console.log(line);
	console.log();
	checkResult(example, result);
}
