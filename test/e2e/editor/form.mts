import type { Locator, Page } from 'playwright-core';

import { until } from '../../support/until.mts';

/** An entry that can't be clicked within this has gone with its list. */
const REDRAWN_MS = 3_000;

/** The fields of a node's panel or of a credential, by their labels. */
export class Form {
	constructor(
		private readonly page: Page,
		/** All of it. */
		readonly screen: Locator,
	) {}

	/** A field with its label, after which a required one has a star. */
	field(label: string): Locator {
		const words = new RegExp(`^\\s*${label}\\s*\\*?\\s*$`);
		return this.page
			.getByTestId('parameter-item')
			.or(this.page.getByTestId('credential-connection-parameter'))
			.filter({ has: this.page.locator('label').getByText(words) })
			.last();
	}

	/** The labels of the boxes to which fields can be added, such as Options. */
	async boxes(): Promise<string[]> {
		const labels = this.screen.locator('label[class*="_underline_"]').filter({ visible: true });
		return (await labels.allInnerTexts()).map((label) => label.trim());
	}

	/** Types into a field of text, or of the address or name of a record. */
	async type(label: string, text: string): Promise<void> {
		await this.textbox(label).fill(text);
	}

	/** Waits until no field is marked: the editor takes over a moment later what is typed, and runs nothing before. */
	async isComplete(): Promise<void> {
		const marks = this.screen.getByTestId('parameter-issues');
		await until('no field to be marked', async () => (await marks.count()) === 0);
	}

	/** What a field of text holds. */
	async text(label: string): Promise<string> {
		return await this.textbox(label).inputValue();
	}

	/** What a drop-down shows. */
	async chosen(label: string): Promise<string> {
		return await this.input(label).getByRole('combobox').inputValue();
	}

	/** What a multi-select shows as chosen, in one text. */
	async chosenOf(label: string): Promise<string> {
		return await this.input(label).innerText();
	}

	/** The name of the credential that a panel shows. */
	async credential(): Promise<string> {
		return await this.screen.getByTestId('node-credentials-select').getByRole('combobox').inputValue();
	}

	private textbox(label: string): Locator {
		return this.field(label).getByRole('textbox').last();
	}

	private input(label: string): Locator {
		return this.field(label).locator('[data-test-id^="parameter-input-"]').last();
	}

	/** Clicks a drop-down or multi-select, once its entries are loaded. */
	private async openSelect(label: string): Promise<void> {
		const ready = { has: this.page.getByRole('combobox', { disabled: false }) };
		await this.input(label).locator('.select-trigger').filter(ready).click();
	}

	private get openEntries(): Locator {
		return this.page.getByRole('option').filter({ visible: true });
	}

	/** Chooses an entry of a drop-down. */
	async choose(label: string, entry: string): Promise<void> {
		await this.openSelect(label);
		await this.openEntries.filter({ has: this.page.getByText(entry, { exact: true }) }).click();
	}

	/** The entries of a drop-down or multi-select, which is opened if it is not. */
	async entries(label: string): Promise<string[]> {
		if ((await this.openEntries.count()) === 0) {
			await this.openSelect(label);
			await this.openEntries.first().waitFor();
		}
		return (await this.openEntries.allInnerTexts()).map((entry) => entry.trim());
	}

	/** What can be added to a box, by the words on what adds it. */
	async toAdd(words: string): Promise<string[]> {
		await this.worded(words).click();
		await this.openEntries.first().waitFor();
		return (await this.openEntries.allInnerTexts()).map((entry) => entry.trim());
	}

	/**
	 * Adds one of them.
	 * @param shown words that are on the panel once it is added
	 */
	async add(words: string, entry: string, shown: string): Promise<void> {
		const wanted = this.openEntries.filter({ has: this.page.getByText(entry, { exact: true }) });
		// Where the panel is drawn anew meanwhile, the list closes, or the choice is lost.
		const added = this.worded(shown);
		await until(`${entry} to be added`, async () => {
			if (await added.isVisible()) return true;
			if ((await this.openEntries.count()) === 0) await this.toAdd(words);
			await Promise.allSettled([
				wanted.click({ timeout: REDRAWN_MS }),
				added.waitFor({ timeout: REDRAWN_MS }),
			]);
			return await added.isVisible();
		});
	}

	/** What bears words, as its text or while it is empty. */
	private worded(words: string): Locator {
		return this.screen
			.getByPlaceholder(words)
			.or(this.screen.getByText(words, { exact: true }))
			.last();
	}

	/** The ways in which a record can be chosen. */
	async ways(label: string): Promise<string[]> {
		await this.field(label).getByTestId('rlc-mode-selector').click();
		await this.openEntries.first().waitFor();
		return (await this.openEntries.allInnerTexts()).map((way) => way.trim());
	}

	/** Takes one of these ways. */
	async take(label: string, way: string): Promise<void> {
		await this.field(label).getByTestId('rlc-mode-selector').click();
		await this.openEntries.filter({ hasText: new RegExp(`^\\s*${way}\\s*$`, 'i') }).click();
	}

	/**
	 * Chooses a record of a list.
	 * @param entry all that the list says of it
	 * @param typed what is searched for; without it, the list is taken as it comes
	 */
	async chooseRecord(label: string, entry: string, typed?: string): Promise<void> {
		await this.take(label, 'From list');
		await this.field(label).getByTestId('rlc-input').click();
		const search = this.page.getByTestId('rlc-search').filter({ visible: true });
		if (typed !== undefined) await search.fill(typed);
		await this.page
			.getByTestId('rlc-item')
			.filter({ has: this.page.getByText(entry, { exact: true }), visible: true })
			.click();
	}

	/** Enters an expression in place of a value. */
	async express(label: string, expression: string): Promise<void> {
		const field = this.field(label);
		await field.hover();
		await field.getByTestId('radio-button-expression').click();
		await field.locator('.cm-content').fill(expression);
	}

	/** The labels of all fields and boxes that are shown. */
	async labels(): Promise<string[]> {
		const shown = this.screen.getByTestId('parameter-item').filter({ visible: true }).locator('label');
		const lines = (await shown.allInnerTexts()).flatMap((label) => label.split('\n'));
		// Beside its label a field has the two ways to enter it.
		const words = lines.map((line) => line.replace('*', '').trim());
		return words.filter((line) => line !== '' && line !== 'Fixed' && line !== 'Expression');
	}
}
