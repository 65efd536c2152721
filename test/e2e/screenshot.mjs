// Pictures of a running n8n (npm start) with the example open: the canvas, and the panel of one node.
// Usage: node test/e2e/screenshot.mjs [--address URL] [--data FOLDER] [--node NAME] [--out FOLDER] [--browser PROGRAM]
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium, selectors } from 'playwright-core';

import { logIn } from '../../scripts/n8n/owner.mjs';
import { n8nClient } from '../../scripts/n8n/rest.mjs';
import { readExample } from '../../scripts/start/example.mjs';
import { readOptions } from '../../scripts/start/options.mjs';

const { values } = parseArgs({
	options: {
		address: { type: 'string', default: 'http://127.0.0.1:5678' },
		data: { type: 'string', default: readOptions([]).data },
		node: { type: 'string', default: 'Get Contacts' },
		out: { type: 'string' },
		browser: { type: 'string', default: '/usr/bin/chromium' },
	},
});
selectors.setTestIdAttribute('data-test-id');
const out = values.out ?? mkdtempSync(join(tmpdir(), 'n8n-pictures-'));
mkdirSync(out, { recursive: true });
const login = JSON.parse(readFileSync(join(values.data, 'login.json'), 'utf8'));

const call = n8nClient(values.address);
await logIn(call, login);
const workflows = await call('GET', '/rest/workflows');
const example = workflows.find((/** @type {{ name: string }} */ { name }) => name === readExample().name);

const browser = await chromium.launch({
	executablePath: values.browser,
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--disable-dev-shm-usage',
		'--no-first-run',
	],
});
try {
	const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
	// n8n's editor asks hosts of its own for news; nothing of that belongs into the pictures.
	await page.route(
		(url) => url.hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	const picture = async (/** @type {string} */ name) => {
		const path = join(out, `${name}.png`);
		// Icons come a moment after the rest.
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(500);
		await page.screenshot({ path });
		console.log(path);
	};
	await page.goto(`${values.address}/signin`);
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(login.email);
	await page.locator('input[type=password]').fill(login.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.includes('signin'));
	await page.goto(`${values.address}/workflow/${example.id}`);
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
