import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Workflow } from '../../../scripts/n8n/example.mjs';
import { PROJECT } from '../../../scripts/lib/project.mjs';
import { until } from '../../support/until.mts';
import { Editor, seeWords } from '../editor/editor.mts';
import type { FilmSet } from '../editor/on-set.mts';
import { afterStart, alone, byId, PACKAGE } from '../editor/workflows.mts';

const WORKSPACE = 'Brightpath – Brightpath Academy';

/** What a scene plays with. */
interface Camera extends FilmSet {
	editor: Editor;
	/** Takes a frame of what is on the screen. */
	frame(): Promise<void>;
}

/** A scene of the film, by its name in docs/film.md. */
export interface Scene {
	name: string;
	play(camera: Camera): Promise<void>;
}

/** The film from its beginning to its end. Each scene waits for what it shows, so that a film that ends is one in which all works. */
export const SCENES: Scene[] = [
	{
		name: 'install',
		async play({ page, frame }) {
			await page.goto('/settings/community-nodes');
			await page.getByRole('button', { name: 'Install a community node' }).click();
			await page.getByRole('dialog').getByRole('textbox').fill(PACKAGE);
			await page.getByRole('dialog').getByText('I understand the risks').click();
			await frame();
		},
	},
	{
		name: 'credential',
		async play({ editor, n8n: { sandbox }, frame }) {
			const form = await editor.newCredential('ClickFunnels via Maton API');
			await form.type('API Key', sandbox.keys.good);
			// The editor fills in what fields begin with only after it shows them, over what was typed.
			await until('the address to stay', async () => {
				if ((await form.text('Gateway URL')) === sandbox.url) return true;
				if ((await form.text('Gateway URL')) !== '') await form.type('Gateway URL', sandbox.url);
				return undefined;
			});
			await frame();
			await editor.saveCredential();
			await seeWords(form.screen, 'Connection tested successfully');
			await frame();
		},
	},
	{
		name: 'ClickFunnels',
		async play({ editor, frame }) {
			await editor.openCreator();
			await editor.findNode('clickfunnels', 'ClickFunnels');
			await frame();
			const panel = await editor.addNode('ClickFunnels', 'Create or update contact by email');
			await panel.chooseRecord('Workspace', WORKSPACE);
			await panel.type('Email', 'ann.lee@example.com');
			await panel.type('First Name', 'Ann');
			await frame();
			await editor.runStep();
			await until('what came of it', async () => (await editor.outputRow()).upsert_result === 'created');
			await frame();
		},
	},
	{
		name: 'ClickFunnels API',
		async play({ editor, store, frame }) {
			await editor.openCreator();
			await editor.findNode('clickfunnels', 'ClickFunnels API');
			const panel = await editor.openNode(
				await store(afterStart('ClickFunnels API', 'clickFunnelsApi', {})),
				'ClickFunnels API',
			);
			await panel.choose('Resource', 'Course');
			await panel.choose('Operation', 'Get Many');
			await panel.chooseRecord('Workspace', WORKSPACE);
			await editor.runStep();
			await until('a course', async () => (await editor.outputRow()).id);
			await frame();
		},
	},
	{
		name: 'ClickFunnels Trigger',
		async play({ editor, store, company, frame }) {
			await editor.openCreator();
			await editor.findNode('clickfunnels', 'ClickFunnels');
			await editor.openTriggers('ClickFunnels');
			await frame();
			const parameters = { events: ['contact.created'], options: { latestEvent: true } };
			const workspaceId = await company.workspaceId();
			await editor.openNode(
				await store(
					alone('ClickFunnels Trigger', 'clickFunnelsTrigger', {
						...parameters,
						workspaceId: byId(workspaceId),
					}),
				),
				'ClickFunnels Trigger',
			);
			await editor.runStep();
			await until('the event', async () => (await editor.outputRow()).event_type === 'contact.created');
			await frame();
		},
	},
	{
		name: 'ClickFunnels Polling Trigger',
		async play({ editor, store, company, frame }) {
			const parameters = {
				record: 'contact',
				triggerOn: 'either',
				workspaceId: byId(await company.workspaceId()),
			};
			await editor.openNode(
				await store(alone('ClickFunnels Polling Trigger', 'clickFunnelsPollingTrigger', parameters)),
				'ClickFunnels Polling Trigger',
			);
			await editor.runStep();
			await until('a contact', async () => (await editor.outputRow()).id);
			await frame();
		},
	},
	{
		name: 'a workflow',
		async play({ editor, store, frame }) {
			const file = join(PROJECT, 'examples', '05-subscription-cancelled.json');
			const workflow = JSON.parse(readFileSync(file, 'utf8')) as Workflow;
			const [first] = workflow.nodes.filter(({ type }) => String(type).endsWith('Trigger'));
			await editor.openWorkflow(await store(workflow), first.name as string);
			await frame();
			await editor.page.getByTestId('execute-workflow-button').first().click();
			await seeWords(editor.page.locator('body'), 'Workflow executed successfully');
			await frame();
		},
	},
];
