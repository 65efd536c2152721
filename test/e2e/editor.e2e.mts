import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import type { Browser, BrowserContext } from 'playwright-core';

import { usualEvents } from '../../nodes/ClickFunnels/trigger/usualEvents.ts';
import { PROJECT } from '../../scripts/lib/project.mjs';
import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { Company } from '../support/company.mts';
import { until } from '../support/until.mts';
import { launchChromium, signIn } from './editor/browser.mjs';
import { Editor, seeWords } from './editor/editor.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;
const PICTURES = join(PROJECT, 'test', 'e2e', 'pictures', `n8n-${major}`);
const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const NODE = 'ClickFunnels';

describe(`the editor of a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when they did not start. */
	let running: RealN8n | undefined;
	let browser: Browser | undefined;
	let profile: BrowserContext;
	let company: Company;
	/** The IDs of Brightpath and Brightpath Labs. */
	let workspace: number;
	let otherWorkspace: number;

	before(async () => {
		browser = await launchChromium();
		running = await openRealN8n(major);
		n8n = running;
		profile = await signIn(browser, n8n);
		company = new Company(n8n.sandbox.api);
		[workspace, otherWorkspace] = await company.workspaceIds();
	});

	after(async () => {
		await browser?.close();
		await running?.close();
	});

	/** A test in a page of its own, of which a picture is left, however it ends. */
	const onScreen = (name: string, picture: string, use: (editor: Editor) => Promise<void>) => {
		test(name, async () => {
			const page = await profile.newPage();
			try {
				await use(new Editor(page));
			} finally {
				await page.screenshot({ path: join(PICTURES, `${picture}.png`) });
				await page.close();
			}
		});
	};

	/** The credential of all nodes here. */
	const credential = async () =>
		await saveCredential(n8n.call, {
			name: 'ClickFunnels of the test',
			type: 'matonApi',
			data: { apiKey: n8n.sandbox.keys.good, gatewayUrl: n8n.sandbox.url },
		});

	/** A stored workflow of a start and one of our nodes; gives its ID. */
	const workflowOf = async (parameters: object, type = 'clickFunnels') => {
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
		});
		return saved.id as string;
	};

	const inList = (id: number, name: string) => ({
		__rl: true,
		mode: 'list',
		value: id,
		cachedResultName: name,
	});

	const createTag = async (workspaceId: number, name: string) =>
		await company.create(`/workspaces/${workspaceId}/contacts/tags`, { contacts_tag: { name } });

	onScreen('the node is found by the words that people search for', 'search', async (editor) => {
		await credential();
		await editor.openCreator();
		for (const words of [
			'clickfunnels',
			'tag',
			'enroll',
			'student',
			'subscription',
			'payment',
			'unsubscribe',
			'webinar',
			'crm',
			'lead',
		]) {
			await editor.findNode(words, NODE);
		}
	});

	onScreen('an action that is added opens with its fields and the credential', 'action', async (editor) => {
		await credential();
		await editor.openCreator();
		await editor.findNode('student', NODE);
		const panel = await editor.addNode(NODE, 'Add tags to contact by email');
		await until(
			'resource and operation',
			async () => [await panel.chosen('Resource'), await panel.chosen('Operation')],
			([resource, operation]) => resource === 'Contact' && operation === 'Add Tags',
		);
		await until('a credential', async () => await panel.credential());
	});

	describe('the form of the credential', () => {
		const fill = async (editor: Editor, apiKey: string) => {
			const form = await editor.newCredential('ClickFunnels via Maton API');
			await form.type('API Key', apiKey);
			// The editor fills in what fields begin with only after it shows them, over what was typed.
			await until('the address to stay', async () => {
				if ((await form.text('Gateway URL')) === n8n.sandbox.url) return true;
				if ((await form.text('Gateway URL')) !== '') await form.type('Gateway URL', n8n.sandbox.url);
				return undefined;
			});
			return form;
		};

		onScreen(
			'tells where the key comes from, and that a good one works',
			'credential-good',
			async (editor) => {
				const form = await fill(editor, n8n.sandbox.keys.good);
				await seeWords(
					form.screen,
					/Three steps: \(1\) make an account at maton\.ai, \(2\) connect ClickFunnels .*, \(3\) copy the key/,
				);
				const verdict = await editor.saveCredential();
				await seeWords(form.screen, 'Connection tested successfully');
				// n8n shows no more of it where it passes.
				assert.match(verdict, /^Connection successful: workspaces Brightpath \(\d+\),.* user .+@/);
			},
		);

		onScreen('says what is wrong with a bad key', 'credential-bad', async (editor) => {
			const form = await fill(editor, 'not-a-key');
			await editor.saveCredential();
			await editor.showDetails();
			await seeWords(form.screen, 'does not accept this API key');
		});
	});

	onScreen('a contact is tagged by address, with a tag of the list', 'add-tags', async (editor) => {
		const email_address = 'editor@example.com';
		await company.createIn('contacts', { contact: { email_address } });
		await createTag(workspace, 'From The Editor');
		const panel = await editor.openNode(await workflowOf({}), NODE);
		await panel.choose('Resource', 'Contact');
		await panel.choose('Operation', 'Add Tags');
		await panel.chooseRecord('Workspace', 'Brightpath – Brightpath Academy');
		await panel.type('Contact', email_address);
		await panel.chooseRecord('Tags', 'From The Editor');
		await editor.runStep();
		const { email_address: address, tag_result } = await editor.outputRow();
		assert.deepEqual([address, tag_result], [email_address, 'added']);
	});

	onScreen('a multi-select follows the workspace', 'workspace-changed', async (editor) => {
		await createTag(workspace, 'Only Here');
		await createTag(otherWorkspace, 'Only There');
		const parameters = {
			resource: 'contact',
			operation: 'create',
			workspaceId: inList(workspace, 'Brightpath'),
			additionalFields: { tag_ids: [] },
		};
		const panel = await editor.openNode(await workflowOf(parameters, 'clickFunnelsApi'), NODE);
		const tags = async () => await panel.entries('Tag Names or IDs');
		await until('the tags', tags, (names) => names.includes('Only Here') && !names.includes('Only There'));
		await panel.chooseRecord('Workspace', 'Brightpath Labs – Brightpath Academy');
		await until(
			'those of the other',
			tags,
			(names) => names.includes('Only There') && !names.includes('Only Here'),
		);
	});

	onScreen(
		'an update says what is to be set, and lists what can be emptied',
		'fields-to-clear',
		async (editor) => {
			const parameters = {
				resource: 'opportunity',
				operation: 'update',
				additionalFields: { fieldsToClear: [] },
			};
			const panel = await editor.openNode(await workflowOf(parameters, 'clickFunnelsApi'), NODE);
			await seeWords(panel.screen, 'Fields to Set');
			assert.deepEqual(await panel.entries('Fields to Clear: Names or IDs'), [
				'Assignee',
				'Closed At',
				'Value',
			]);
		},
	);

	onScreen('a bulk job shows for whom it may be, and a contact goes by e-mail', 'targets', async (editor) => {
		const job = { resource: 'bulkJob', operation: 'unsubscribeContacts' };
		const panel = await editor.openNode(await workflowOf(job, 'clickFunnelsApi'), NODE);
		for (const target of ['Target All', 'Target Contact IDs', 'Target Saved Filter', 'Target Filter Token']) {
			await seeWords(panel.field(target), target);
		}
		await panel.choose('Resource', 'Contact');
		await panel.choose('Operation', 'Get');
		assert.deepEqual(await panel.ways('Contact'), ['From list', 'By Email', 'By ID', 'By URL']);
	});

	onScreen('a run that goes wrong says why in the output', 'message', async (editor) => {
		const workflowId = await workflowOf({
			resource: 'contact',
			operation: 'upsert',
			workspaceId: inList(workspace, 'Brightpath'),
		});
		const panel = await editor.openNode(workflowId, NODE);
		await panel.type('Email', 'bad mail');
		await editor.runStep();
		await seeWords(editor.output, 'Email: "bad mail" is not a valid address');
	});

	onScreen('a list has Filters and Options as its only boxes', 'boxes', async (editor) => {
		const panel = await editor.openNode(await workflowOf({ resource: 'contact', operation: 'getAll' }), NODE);
		await seeWords(panel.field('Output'), 'Output');
		assert.deepEqual(await panel.boxes(), ['Filters', 'Options']);
	});

	onScreen('the canvas says in words what a node does', 'canvas', async (editor) => {
		const workflowId = await workflowOf({ resource: 'contact', operation: 'getAll' });
		await seeWords(await editor.openWorkflow(workflowId, NODE), 'Get Many: Contact');
	});

	describe('the trigger', () => {
		const TRIGGER = 'ClickFunnels Trigger';
		const MAKE_IT_HAPPEN = /submit your form, tag a contact or buy with a test card/;

		onScreen('is found by what people call an event, and has an entry for each', 'events', async (editor) => {
			await credential();
			await editor.openCreator();
			for (const words of ['purchase', 'sale', 'lead', 'opt-in']) await editor.findNode(words, NODE);
			const entries = await editor.openTriggers(NODE);
			assert.equal(entries.length, usualEvents.length);
			const panel = await editor.addTrigger('On one-time order completed');
			await until(
				'the event',
				async () => await panel.chosenOf('Trigger On'),
				(names) => names.includes('Order One-Time Completed'),
			);
			await until('a credential', async () => await panel.credential());
		});

		/** A stored workflow of the trigger alone; gives its ID. */
		const triggerWorkflow = async (options: object) => {
			const { id, name } = await credential();
			const trigger = {
				id: 'trigger',
				name: TRIGGER,
				type: `${PACKAGE}.clickFunnelsTrigger`,
				typeVersion: 1,
				position: [0, 0],
				webhookId: crypto.randomUUID(),
				parameters: {
					workspaceId: inList(workspace, 'Brightpath'),
					events: ['contact.created'],
					moreEvents: ['contact.deleted'],
					options,
				},
				credentials: { matonApi: { id, name } },
			};
			const saved = await saveWorkflow(n8n.call, {
				name: crypto.randomUUID(),
				nodes: [trigger],
				connections: {},
			});
			return saved.id as string;
		};

		onScreen('takes the latest event at once', 'latest-event', async (editor) => {
			await editor.openNode(await triggerWorkflow({ latestEvent: true }), TRIGGER);
			await seeWords(editor.page.getByTestId('ndv'), MAKE_IT_HAPPEN);
			await editor.runStep();
			const row = await editor.outputRow();
			assert.equal(row.event_type, 'contact.created');
			assert.match(row.email_address, /@/);
		});

		onScreen('says on the canvas what it waits for', 'listening', async (editor) => {
			const node = await editor.openWorkflow(await triggerWorkflow({}), TRIGGER);
			await seeWords(node, 'contact.created, contact.deleted');
			await editor.page.getByTestId('execute-workflow-button').first().click();
			await seeWords(editor.page.locator('body'), MAKE_IT_HAPPEN);
			await seeWords(editor.page.locator('body'), /turn on Latest Event among the options/);
		});
	});
});
