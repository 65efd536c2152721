// Pictures of a running n8n (npm start) with the example open: the canvas, and the panel of one node.
// Usage: node test/e2e/screenshot.mjs [--address URL] [--data FOLDER] [--node NAME] [--out FOLDER] [--browser PROGRAM]
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { logIn } from '../../scripts/n8n/owner.mjs';
import { n8nClient } from '../../scripts/n8n/rest.mjs';
import { readExample } from '../../scripts/start/example.mjs';
import { readOptions } from '../../scripts/start/options.mjs';
import { launchChromium, signIn } from './editor/browser.mjs';

const { values } = parseArgs({
	options: {
		address: { type: 'string', default: 'http://127.0.0.1:5678' },
		data: { type: 'string', default: readOptions([]).data },
		node: { type: 'string', default: 'Get Contacts' },
		out: { type: 'string' },
		browser: { type: 'string' },
	},
});
const out = values.out ?? mkdtempSync(join(tmpdir(), 'n8n-pictures-'));
const login = JSON.parse(readFileSync(join(values.data, 'login.json'), 'utf8'));

const call = n8nClient(values.address);
await logIn(call, login);
const workflows = await call('GET', '/rest/workflows');
const example = workflows.find((/** @type {{ name: string }} */ { name }) => name === readExample().name);

const browser = await launchChromium(values.browser);
try {
	const profile = await signIn(browser, { address: values.address, login });
	const page = await profile.newPage();
	const picture = async (/** @type {string} */ name) => {
		const path = join(out, `${name}.png`);
		// Icons come a moment after the rest.
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(500);
		await page.screenshot({ path });
		console.log(path);
	};
	await page.goto(`/workflow/${example.id}`);
	const node = page.locator(`[data-test-id=canvas-node][data-node-name="${values.node}"]`);
	await node.waitFor();
	await picture('canvas');
	await node.dblclick();
	await page.getByTestId('ndv').waitFor();
	await picture('node');
	await page.getByTestId('node-execute-button').click();
	await page.getByTestId('output-panel').getByTestId('node-run-status-success').waitFor();
	await picture('node-after-run');
} finally {
	await browser.close();
}
