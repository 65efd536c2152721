import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { until } from '../support/until.mts';
import { seeWords } from './editor/editor.mts';
import { inList, major, NODE, useStage } from './editor/stage.mts';

describe(`the fields of an action in a real n8n ${major}`, { timeout: 900_000 }, () => {
	const stage = useStage();
	const { onScreen, workflowOf } = stage;

	const createTag = async (workspaceId: number, name: string) =>
		await stage.company.create(`/workspaces/${workspaceId}/contacts/tags`, { contacts_tag: { name } });

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
		await panel.add('Add Field', 'More Custom Attributes', 'Add Entry');
		await panel.add('Add Entry', 'Entry', 'Key');
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

	onScreen('a list has Filters and Options as its only boxes', 'boxes', async (editor) => {
		const panel = await editor.openNode(await workflowOf({ resource: 'contact', operation: 'getAll' }), NODE);
		await seeWords(panel.field('Output'), 'Output');
		assert.deepEqual(await panel.boxes(), ['Filters', 'Options']);
	});
});
