import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { Browser, BrowserContext } from 'playwright-core';

import { PROJECT } from '../../../scripts/lib/project.mjs';
import { saveCredential, saveWorkflow } from '../../../scripts/n8n/example.mjs';
import { Company } from '../../support/company.mts';
import { openRealN8n, type RealN8n } from '../real-n8n.mts';
import { launchChromium, signIn } from './browser.mjs';
import { Editor } from './editor.mts';

export const major = process.env.E2E_N8N === '2' ? 2 : 1;

const PACKAGE = 'n8n-nodes-clickfunnels-maton';

/** The name of the action node in a workflow of the stage. */
export const NODE = 'ClickFunnels';

const PICTURES = join(PROJECT, 'test', 'e2e', 'pictures', `n8n-${major}`);

/** A real n8n and a Chromium that has signed in, for the tests of a suite. */
export interface Stage {
	readonly n8n: RealN8n;
	readonly company: Company;
	/** The IDs of Brightpath and Brightpath Labs. */
	readonly workspace: number;
	readonly otherWorkspace: number;
	/** A test in a page of its own, of which a picture is left, however it ends. */
	onScreen(name: string, picture: string, use: (editor: Editor) => Promise<void>): void;
	/** The credential of all nodes here. */
	credential(): ReturnType<typeof saveCredential>;
	/** A stored workflow of a start, which gives rows if they are pinned to it, and one of our nodes; gives its ID. */
	workflowOf(parameters: object, type?: string, rows?: object[]): Promise<string>;
}

/** Starts both before the tests of a suite and stops them after them. */
export function useStage(): Stage {
	let n8n: RealN8n;
	/** Missing when they did not start. */
	let running: RealN8n | undefined;
	let browser: Browser | undefined;
	let profile: BrowserContext;
	let company: Company;
	let workspaces: number[];

	before(async () => {
		browser = await launchChromium();
		running = n8n = await openRealN8n(major);
		profile = await signIn(browser, n8n);
		company = new Company(n8n.sandbox.api);
		workspaces = await company.workspaceIds();
	});

	after(async () => {
		await browser?.close();
		await running?.close();
	});

	const credential = async () =>
		await saveCredential(n8n.call, {
			name: 'ClickFunnels of the test',
			type: 'matonApi',
			data: { apiKey: n8n.sandbox.keys.good, gatewayUrl: n8n.sandbox.url },
		});

	return {
		credential,
		get n8n() {
			return n8n;
		},
		get company() {
			return company;
		},
		get workspace() {
			return workspaces[0];
		},
		get otherWorkspace() {
			return workspaces[1];
		},
		onScreen(name, picture, use) {
			test(name, async () => {
				const page = await profile.newPage();
				try {
					await use(new Editor(page));
				} finally {
					await page.screenshot({ path: join(PICTURES, `${picture}.png`) });
					await page.close();
				}
			});
		},
		async workflowOf(parameters, type = 'clickFunnels', rows) {
			const { id, name } = await credential();
			const place = { typeVersion: 1, position: [0, 0] };
			const start = {
				...place,
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				parameters: {},
			};
			const node = { ...place, id: 'node', name: NODE, type: `${PACKAGE}.${type}`, parameters };
			const saved = await saveWorkflow(n8n.call, {
				name: crypto.randomUUID(),
				nodes: [start, { ...node, position: [256, 0], credentials: { matonApi: { id, name } } }],
				connections: { [start.name]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
				pinData: rows && { [start.name]: rows.map((json) => ({ json })) },
			});
			return saved.id as string;
		},
	};
}

/** A record as a locator holds it that was chosen from the list. */
export const inList = (id: number, name: string) => ({
	__rl: true,
	mode: 'list',
	value: id,
	cachedResultName: name,
});
