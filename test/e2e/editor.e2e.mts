import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { saveWorkflow } from '../../scripts/n8n/example.mjs';
import { execute } from '../../scripts/n8n/execution.mjs';
import { until } from '../support/until.mts';
import { seeWords, type Editor } from './editor/editor.mts';
import { inList, major, useStage } from './editor/stage.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const NODE = 'ClickFunnels';

describe(`the editor of a real n8n ${major}`, { timeout: 900_000 }, () => {
	const stage = useStage();
	const { credential, onScreen } = stage;

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
		const saved = await saveWorkflow(stage.n8n.call, {
			name: crypto.randomUUID(),
			nodes: [start, { ...node, position: [256, 0], credentials: { matonApi: { id, name } } }],
			connections: { [start.name]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		});
		return saved.id as string;
	};

	const createTag = async (workspaceId: number, name: string) =>
		await stage.company.create(`/workspaces/${workspaceId}/contacts/tags`, { contacts_tag: { name } });

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
				if ((await form.text('Gateway URL')) === stage.n8n.sandbox.url) return true;
				if ((await form.text('Gateway URL')) !== '') await form.type('Gateway URL', stage.n8n.sandbox.url);
				return undefined;
			});
			return form;
		};

		onScreen(
			'tells where the key comes from, and that a good one works',
			'credential-good',
			async (editor) => {
				const form = await fill(editor, stage.n8n.sandbox.keys.good);
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
		await stage.company.createIn('contacts', { contact: { email_address } });
		await createTag(stage.workspace, 'From The Editor');
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

	onScreen('workspace and contact are found by typing, a tag by its name', 'typed', async (editor) => {
		const email_address = 'typed.contact@example.com';
		await stage.company.create(`/workspaces/${stage.otherWorkspace}/contacts`, {
			contact: { email_address },
		});
		await createTag(stage.otherWorkspace, 'By Its Name');
		const panel = await editor.openNode(
			await workflowOf({ resource: 'contact', operation: 'addTags' }),
			NODE,
		);
		await panel.chooseRecord('Workspace', 'Brightpath Labs – Brightpath Academy', 'labs');
		await panel.chooseRecord('Contact', email_address, 'typed.contact');
		await panel.take('Tags', 'By Name');
		await panel.type('Tags', 'by its name');
		await panel.isComplete();
		await editor.runStep();
		const { email_address: address, tags } = await editor.outputRow();
		assert.equal(address, email_address);
		assert.match(tags, /By Its Name/);
	});

	onScreen('an upsert takes custom attributes, and the table shows them', 'attributes', async (editor) => {
		const panel = await editor.openNode(await workflowOf({ resource: 'contact', operation: 'upsert' }), NODE);
		await panel.chooseRecord('Workspace', 'Brightpath – Brightpath Academy');
		await panel.type('Email', 'attributes@example.com');
		await panel.add('Add Field', 'Custom Attributes');
		await panel.add('Add Entry', 'Entry');
		await panel.type('Key', 'Favorite Food');
		await panel.type('Value', 'Soup');
		await editor.runStep();
		const { upsert_result, custom_attributes } = await editor.outputRow();
		assert.equal(upsert_result, 'created');
		assert.match(custom_attributes, /favorite_food\W+Soup/);
	});

	onScreen('an expression says which contact is meant', 'expression', async (editor) => {
		const email_address = 'expressed@example.com';
		await stage.company.createIn('contacts', { contact: { email_address } });
		const contact = { __rl: true, mode: 'email', value: '' };
		const parameters = { resource: 'contact', operation: 'get', contact };
		const panel = await editor.openNode(await workflowOf(parameters), NODE);
		await panel.express('Contact', "{{ ['expressed', 'example.com'].join('@') }}");
		// The editor takes it over a moment later, and shows then what it gives.
		await seeWords(panel.field('Contact'), email_address);
		await editor.runStep();
		assert.equal((await editor.outputRow()).email_address, email_address);
	});

	onScreen(
		'another resource shows its own fields alone, and sends nothing of the others',
		'switched',
		async (editor) => {
			const panel = await editor.openNode(
				await workflowOf({ resource: 'contact', operation: 'create' }),
				NODE,
			);
			await panel.type('Email', 'not an address');
			await panel.type('First Name', 'Ann');
			await panel.choose('Resource', 'Product');
			await panel.choose('Operation', 'Get Many');
			await panel.chooseRecord('Workspace', 'Brightpath – Brightpath Academy');
			assert.deepEqual(
				(await panel.labels()).filter((label) => !label.startsWith('Credential')),
				['Resource', 'Operation', 'Workspace', 'Return All', 'Limit', 'Filters', 'Options', 'Output'],
			);
			stage.n8n.sandbox.clearRequests();
			await editor.runStep();
			assert.ok((await editor.outputRow()).name);
			const [{ path, query }] = stage.n8n.sandbox.requests();
			assert.deepEqual([path.split('/').at(-1), query], ['products', '']);
		},
	);

	onScreen('a multi-select follows the workspace', 'workspace-changed', async (editor) => {
		await createTag(stage.workspace, 'Only Here');
		await createTag(stage.otherWorkspace, 'Only There');
		const parameters = {
			resource: 'contact',
			operation: 'create',
			workspaceId: inList(stage.workspace, 'Brightpath'),
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
			workspaceId: inList(stage.workspace, 'Brightpath'),
		});
		const panel = await editor.openNode(workflowId, NODE);
		await panel.type('Email', 'bad mail');
		await editor.runStep();
		await seeWords(editor.output, 'Email: "bad mail" is not a valid address');
	});

	onScreen('a run that went wrong says why when it is opened later', 'failed-run', async (editor) => {
		const contact = { __rl: true, mode: 'email', value: 'nobody@example.com' };
		const workflowId = await workflowOf({ resource: 'contact', operation: 'get', contact });
		const { call, installed } = stage.n8n;
		const { id } = await execute(call, await call('GET', `/rest/workflows/${workflowId}`), installed.folder);
		await editor.openRun({ id, workflowId }, NODE);
		await seeWords(editor.preview.getByTestId('output-panel'), 'nobody@example.com');
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
});
