/** npm run pictures: draws each example as the canvas of n8n 2 shows it, and panels of nodes, for the README. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import type { Workflow } from '../../scripts/n8n/example.mjs';
import { PROJECT } from '../../scripts/lib/project.mjs';
import { Editor } from './editor/editor.mts';
import { newDataTable, withDataTable } from './data-table.mts';
import { onSet } from './editor/on-set.mts';
import { PANELS } from './film/panels.mts';

const EXAMPLES = join(PROJECT, 'examples');
const PICTURES = join(PROJECT, 'docs', 'pictures');

/** What floats over the canvas and is not of the workflow. */
const TOOLS = '.vue-flow__panel, [data-test-id="canvas-controls"], [data-test-id*="execute-workflow-button"]';

/** Pixels around what a workflow is made of; its nodes have their names below them. */
const MARGIN = 40;

/** The rectangle of the page in which a workflow's nodes and notes are. */
async function extentOf(page: Page) {
	const boxes = (
		await Promise.all((await page.locator('.vue-flow__node').all()).map((node) => node.boundingBox()))
	).filter((box) => box !== null);
	const x = Math.min(...boxes.map((box) => box.x)) - MARGIN;
	const y = Math.min(...boxes.map((box) => box.y)) - MARGIN / 4;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN;
	return { x, y, width: right - x, height: bottom - y };
}

await onSet(async ({ n8n, page, store, company }) => {
	const table = await newDataTable(n8n);
	await page.setViewportSize({ width: 1400, height: 760 });
	for (const file of readdirSync(EXAMPLES).filter((name) => /^\d\d-.*\.json$/.test(name))) {
		const example = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as Workflow;
		const workflow = withDataTable(example, table);
		await page.goto(`/workflow/${await store(workflow)}`);
		await page.getByTestId('canvas-node').first().waitFor();
		await page.addStyleTag({ content: `${TOOLS} { visibility: hidden; }` });
		// Icons come a moment after the rest.
		await page.waitForLoadState('networkidle');
		const path = join(PICTURES, 'uses', file.replace(/json$/, 'png'));
		await page.screenshot({ path, clip: await extentOf(page), animations: 'disabled' });
		console.log(path);
	}
	await page.setViewportSize({ width: 1280, height: 680 });
	const editor = new Editor(page);
	for (const { name, node, workflow } of PANELS) {
		await editor.openNode(await store(await workflow(company)), node);
		await editor.runStep();
		await editor.outputRow();
		const toast = page.locator('.el-notification');
		await toast.first().waitFor();
		await toast.first().waitFor({ state: 'detached' });
		const path = join(PICTURES, `${name}.png`);
		await page.screenshot({ path, animations: 'disabled' });
		console.log(path);
	}
});
