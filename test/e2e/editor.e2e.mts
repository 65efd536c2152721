import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { execute } from '../../scripts/n8n/execution.mjs';
import { until } from '../support/until.mts';
import { seeWords, type Editor } from './editor/editor.mts';
import { inList, major, NODE, useStage } from './editor/stage.mts';

describe(`the editor of a real n8n ${major}`, { timeout: 900_000 }, () => {
	const stage = useStage();
	const { credential, onScreen, workflowOf } = stage;

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
		await stage.company.createIn('contacts/tags', { contacts_tag: { name: 'From The Editor' } });
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

	onScreen('a contact is enrolled by address, in a course of the list', 'enroll', async (editor) => {
		const email_address = 'mara.larsen@example.com';
		await stage.company.createIn('contacts', { contact: { email_address, first_name: 'Mara' } });
		await stage.company.createIn('courses', { course: { title: 'Launch in 30 Days' } });
		const parameters = {
			resource: 'courseEnrollment',
			operation: 'enroll',
			workspaceId: inList(stage.workspace, 'Brightpath – Brightpath Academy'),
		};
		const panel = await editor.openNode(await workflowOf(parameters), NODE);
		await panel.type('Contact', email_address);
		await panel.chooseRecord('Course', 'Launch in 30 Days');
		await editor.runStep();
		const { enroll_result } = await editor.outputRow();
		assert.equal(enroll_result, 'enrolled');
		await editor.showSchema();
	});

	onScreen('rows of a sheet are imported by the names of their columns', 'import', async (editor) => {
		const rows = [
			{ Email: 'lena.moss@example.com', 'First Name': 'Lena', 'Last Name': 'Moss', Tags: 'Webinar 2026' },
			{ Email: 'ravi.shah@example.com', 'First Name': 'Ravi', 'Last Name': 'Shah', Tags: 'Customer' },
			{ Email: 'not an address', 'First Name': 'Joe', 'Last Name': 'Doe', Tags: '' },
		];
		const parameters = {
			resource: 'contact',
			operation: 'import',
			workspaceId: inList(stage.workspace, 'Brightpath – Brightpath Academy'),
			additionalFields: { all_columns: '={{ $json }}' },
		};
		const panel = await editor.openNode(await workflowOf(parameters, 'clickFunnels', rows), NODE);
		await seeWords(panel.field('All Columns'), 'All Columns');
		await editor.runStep();
		const { import_result, email_address } = await editor.outputRow();
		assert.deepEqual([import_result, email_address], ['created', 'lena.moss@example.com']);
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

	onScreen('the canvas says in words what a node does', 'canvas', async (editor) => {
		const workflowId = await workflowOf({ resource: 'contact', operation: 'getAll' });
		await seeWords(await editor.openWorkflow(workflowId, NODE), 'Get Many: Contact');
	});
});
