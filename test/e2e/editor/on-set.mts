import type { Page } from 'playwright-core';

import { installMissing } from '../../../scripts/install-missing.mjs';
import {
	saveCredential,
	saveWorkflow,
	withCredential,
	type Workflow,
} from '../../../scripts/n8n/example.mjs';
import { buildIfNeeded } from '../../../scripts/start/build.mjs';
import { Company } from '../../support/company.mts';
import { openRealN8n, type RealN8n } from '../real-n8n.mts';
import { launchChromium, signIn } from './browser.mjs';

/** A real n8n 2 with the package and the sandbox, and a page of a Chromium that has signed in. */
export interface FilmSet {
	n8n: RealN8n;
	company: Company;
	page: Page;
	/** Stores a workflow whose ClickFunnels nodes use the sandbox; gives its ID. */
	store(workflow: Workflow): Promise<string>;
}

/** Builds what is missing, has pictures taken, and ends n8n and browser, however that ends. */
export async function onSet(take: (set: FilmSet) => Promise<void>): Promise<void> {
	await installMissing();
	await buildIfNeeded();
	const browser = await launchChromium();
	let n8n: RealN8n | undefined;
	try {
		n8n = await openRealN8n(2);
		const { call, sandbox } = n8n;
		const company = new Company(sandbox.api);
		// Of several workspaces, as nodes name none that are to be imported by anybody.
		const defaultWorkspace = String(await company.workspaceId());
		const page = await (await signIn(browser, n8n)).newPage();
		const store = async (workflow: Workflow) => {
			const credential = await saveCredential(call, {
				name: 'ClickFunnels via Maton account',
				type: 'matonApi',
				data: { apiKey: sandbox.keys.good, gatewayUrl: sandbox.url, defaultWorkspace },
			});
			const { id } = await saveWorkflow(call, withCredential(workflow, credential));
			return id as string;
		};
		await take({ n8n, company, page, store });
	} finally {
		await browser.close();
		await n8n?.close();
	}
}
