import { freePort } from '../lib/free-port.mjs';
import { PROJECT } from '../lib/project.mjs';
import { resultTable } from '../lib/result-table.mjs';
import { placePackage, prepareDataFolder } from '../n8n/data-folder.mjs';
import { saveCredential, saveWorkflow, withCredential } from '../n8n/example.mjs';
import { execute } from '../n8n/execution.mjs';
import { installN8n } from '../n8n/install.mjs';
import { logIn } from '../n8n/owner.mjs';
import { startN8n } from '../n8n/process.mjs';
import { n8nClient } from '../n8n/rest.mjs';
import { checkResult, readExample } from './example.mjs';

/**
 * Brings n8n up with the package, the credential and the example in it, and runs the example there once.
 * @param {import('./options.mjs').StartOptions} options
 * @param {import('./gateway.mjs').Gateway} gateway
 * @returns {Promise<import('../n8n/process.mjs').RunningN8n>}
 */
export async function openN8n({ port, major, cache, data, fresh }, gateway) {
	if (!(await freePort(port))) {
		throw new Error(
			`Port ${port} is taken, perhaps by another n8n. Choose another one: npm start -- --port ${port + 1}`,
		);
	}
	const installed = await installN8n(major, cache);
	const login = await prepareDataFolder(data, { fresh });
	await placePackage(PROJECT, data);
	console.log(`Starting n8n ${installed.version} ...`);
	const n8n = await startN8n({ installed, dataFolder: data, encryptionKey: login.encryptionKey, port });
	const call = n8nClient(n8n.address);
	await logIn(call, login);
	const credential = await saveCredential(call, {
		name: 'ClickFunnels via Maton API',
		type: 'matonApi',
		data: {
			apiKey: gateway.apiKey,
			gatewayUrl: gateway.url,
			defaultWorkspace: gateway.defaultWorkspace,
		},
	});
	const workflow = await saveWorkflow(call, withCredential(readExample(), credential));
	const { data: result } = await execute(call, workflow, installed.folder);
	console.log(`\n"${workflow.name}" in n8n ${installed.version}:\n`);
	for (const line of resultTable(result.resultData.runData)) console.log(line);
	checkResult(workflow, result.resultData);
	console.log(`
n8n ${installed.version} is ready:  ${n8n.address}/workflow/${workflow.id}
  e-mail    ${login.email}
  password  ${login.password}
  log       ${n8n.logFile}

The nodes talk to ${gateway.name}.${gateway.credential}
The example is put back to its original at each start; duplicate it to keep your changes.
Ctrl-C stops everything.`);
	return n8n;
}
