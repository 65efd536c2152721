import type { FrameLocator, Locator, Page } from 'playwright-core';

import { until } from '../../support/until.mts';
import { Form } from './form.mts';

const IN_1 = process.env.E2E_N8N !== '2';

/** n8n's editor, as far as a user of the package meets it. Every step waits until what it needs is on the screen. */
export class Editor {
	constructor(readonly page: Page) {}

	/** Opens the list of nodes beside an empty canvas. */
	async openCreator(): Promise<void> {
		await this.page.goto('/workflow/new');
		await this.page.getByTestId('canvas-add-button').click();
		await this.page.getByTestId('node-creator-search-bar').waitFor();
	}

	/** Searches a node in that list, and waits until it is among what is found. */
	async findNode(words: string, node: string): Promise<void> {
		const searchBar = this.page.getByTestId('node-creator-search-bar');
		const entry = this.creatorEntry(node);
		// What an earlier search has found would be taken for an answer to this one.
		await searchBar.fill('');
		await entry.waitFor({ state: 'detached' });
		await searchBar.fill(words);
		await until(`${node} among the nodes for "${words}"`, async () => await entry.isVisible());
	}

	/** Adds a node of the list by one of its actions, which opens its panel. */
	async addNode(node: string, action: string): Promise<Form> {
		await this.creatorEntry(node).click();
		await this.page.getByTestId('node-creator-category-item').filter({ hasText: 'Actions (' }).click();
		await this.creatorEntry(action).click();
		return this.panel();
	}

	/** Opens a node of the list, and gives the entries of its trigger, one an event. */
	async openTriggers(node: string): Promise<string[]> {
		await this.creatorEntry(node).click();
		const entries = this.page.getByTestId('node-creator-item-name').filter({ hasText: /^\s*On / });
		await entries.first().waitFor();
		return (await entries.allInnerTexts()).map((entry) => entry.trim());
	}

	/** Adds the trigger of the node that is open in the list by one of its events, which opens its panel. */
	async addTrigger(event: string): Promise<Form> {
		await this.creatorEntry(event).click();
		return this.panel();
	}

	private creatorEntry(name: string): Locator {
		return this.page
			.getByTestId('node-creator-item-name')
			.filter({ has: this.page.getByText(name, { exact: true }) });
	}

	/** Opens the form of a new credential. */
	async newCredential(type: string): Promise<Form> {
		await this.page.goto('/home/credentials/create');
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(type);
		await this.page.getByRole('option', { name: type }).click();
		await this.page.getByTestId('new-credential-type-button').click();
		return new Form(this.page, this.page.getByTestId('editCredential-modal'));
	}

	/**
	 * Saves the credential whose form is open, which tests it.
	 * @returns what the test of the credential has told the editor, which shows only some of it
	 */
	async saveCredential(): Promise<string> {
		const tested = this.page.waitForResponse((answer) => answer.url().endsWith('/rest/credentials/test'));
		await this.page.getByTestId('credential-save-button').click();
		const { data } = (await (await tested).json()) as { data: { message: string } };
		return data.message;
	}

	/** Shows the words that the editor keeps back at first where the test of a credential does not pass. */
	async showDetails(): Promise<void> {
		await this.page.getByText('More details').click();
	}

	/** Opens a stored workflow, and gives one of its nodes as the canvas shows it. */
	async openWorkflow(id: string, node: string): Promise<Locator> {
		await this.page.goto(`/workflow/${id}`);
		const shown = this.onCanvas(node);
		await shown.waitFor();
		return shown;
	}

	private onCanvas(node: string, where: Page | FrameLocator = this.page): Locator {
		return where.locator(`[data-test-id=canvas-node][data-node-name="${node}"]`);
	}

	/** Opens the panel of a node of a stored workflow. */
	async openNode(workflowId: string, node: string): Promise<Form> {
		await this.openWorkflow(workflowId, node);
		return await this.openPanel(node);
	}

	/** Opens the panel of a node on the canvas. */
	async openPanel(node: string): Promise<Form> {
		await this.onCanvas(node).dblclick();
		return this.panel();
	}

	/** Opens a run among the executions of a workflow, and there the panel of a node. */
	async openRun({ id, workflowId }: { id: string; workflowId: string }, node: string): Promise<void> {
		await this.page.goto(`/workflow/${workflowId}/executions/${id}`);
		await this.onCanvas(node, this.preview).dblclick();
	}

	/** What n8n shows of a run: n8n 1 in a page within the page. */
	get preview(): FrameLocator | Page {
		return IN_1 ? this.page.getByTestId('workflow-preview-iframe').contentFrame() : this.page;
	}

	/** Runs the workflow that is open from the canvas. */
	async runWorkflow(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').first().click();
	}

	/** Activates the workflow that is open: n8n 2 calls it to publish. */
	async activate(): Promise<void> {
		if (IN_1) {
			await this.page.getByTestId('workflow-activate-switch').click();
			return;
		}
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
	}

	private panel(): Form {
		return new Form(this.page, this.page.getByTestId('ndv'));
	}

	/** Runs the node whose panel is open, and those before it. */
	async runStep(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
	}

	/** What the node whose panel is open has given or said. */
	get output(): Locator {
		return this.page.getByTestId('output-panel');
	}

	/** Shows what the node has given as a list of its fields. */
	async showSchema(): Promise<void> {
		await this.output.getByTestId('radio-button-schema').click();
	}

	/** The first row of the output's table, by its headers. */
	async outputRow(): Promise<Record<string, string>> {
		await this.output.getByTestId('radio-button-table').click();
		const row = this.output.locator('tbody tr').first();
		await row.waitFor();
		const headers = await this.output.locator('thead th').allInnerTexts();
		const cells = await row.locator('td').allInnerTexts();
		return Object.fromEntries(headers.map((name, at) => [name.trim(), cells[at].trim()]));
	}
}

/** Waits for words on the screen; the message shows what was there instead. */
export async function seeWords(locator: Locator, words: string | RegExp): Promise<void> {
	const read = async () =>
		(await locator.isVisible()) ? (await locator.innerText()).replace(/\s+/g, ' ') : '';
	await until(String(words), read, (text) =>
		typeof words === 'string' ? text.includes(words) : words.test(text),
	);
}
