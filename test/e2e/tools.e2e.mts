import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Company } from '../support/company.mts';
import { until } from '../support/until.mts';
import { launchChromium, signIn } from './editor/browser.mjs';
import { Editor, seeWords } from './editor/editor.mts';
import { agentDoor, mcpDoor, workflowDoor, type Door, type Surroundings } from './doors.mts';
import { startModel, type Model } from './model.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;
const AGENT = { 1: 3, 2: 3.1 }[major];

const NOBODY = { contact: 'nobody@example.com', tags: 'Never' };
const MESSAGE = 'Contact: no contact has the address nobody@example.com';
const WHAT_TO_DO = 'Correct it, or turn on Create Missing Contact. Contact: Find looks whether there is one.';

/** What is read of the tools: what they do, and what they ask for. */
const READ = {
	add_tags: ['Add tags to contact by email in ClickFunnels', 'contact', 'tags'],
	add_tags_or_go_on: ['Add tags to contact by email in ClickFunnels', 'contact', 'tags'],
	find: ['Find contact by email in ClickFunnels', 'contact'],
	enroll: ['Enroll contact in course by email in ClickFunnels', 'contactId'],
	list: ['Get many contacts in ClickFunnels'],
	long_list: ['Get many contacts in ClickFunnels'],
};

/** Characters. */
const LONGEST_TOOL = 400;
const LONGEST_LIST = 21_000;

const byId = (id: number) => ({ __rl: true, mode: 'id', value: String(id) });

describe(`both doors of a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when they did not start. */
	let running: RealN8n | undefined;
	let model: Model | undefined;
	let company: Company;
	let courseId: number;
	let around: Surroundings;

	before(async () => {
		running = await openRealN8n(major);
		n8n = running;
		model = await startModel();
		company = new Company(n8n.sandbox.api);
		[{ id: courseId }] = await company.in('courses');
		const workspaceId = byId(await company.workspaceId());
		const contact = { resource: 'contact', workspaceId };
		const addTags = { parameters: { ...contact, operation: 'addTags' }, asked: ['contact', 'tags'] };
		const enroll = { resource: 'courseEnrollment', operation: 'enroll', workspaceId };
		around = {
			n8n,
			model,
			specs: [
				{ name: 'add_tags', ...addTags },
				{ name: 'add_tags_or_go_on', ...addTags, onError: 'continueRegularOutput' },
				{ name: 'find', parameters: { ...contact, operation: 'find' }, asked: ['contact'] },
				{ name: 'enroll', parameters: { ...enroll, courseId: byId(courseId) }, asked: ['contactId'] },
				{ name: 'list', parameters: { ...contact, operation: 'getAll', limit: 2 }, asked: [] },
				{ name: 'long_list', parameters: { ...contact, operation: 'getAll', limit: 100 }, asked: [] },
			],
		};
	});

	after(async () => {
		await running?.close();
		await model?.close();
	});

	/** Requests that change something, with ID for each number. */
	const writes = () =>
		n8n.sandbox
			.requests()
			.filter(({ method }) => method !== 'GET')
			.map(({ method, path }) => `${method} ${path.split('/api/v2')[1].replace(/\d+/g, 'ID')}`);

	/** What is true of each door. */
	const holds = (name: string, open: () => Door, refused: (answer: string) => void) => {
		describe(name, () => {
			let door: Door;
			before(() => {
				door = open();
			});

			test('operations of several calls and of one do their work once, and answer with the record', async () => {
				const email = `${name.replace(/\W+/g, '.').toLowerCase()}@example.com`;
				const tags = [`${name} one`, `${name} two`];
				const contact = await company.createIn('contacts', { contact: { email_address: email } });
				n8n.sandbox.clearRequests();
				const answers = await door.use([
					{ tool: 'add_tags', args: { contact: email, tags: tags.join(', ') } },
					{ tool: 'add_tags', args: { contact: email, tags: tags.join(', ') } },
					{ tool: 'find', args: { contact: email.toUpperCase() } },
					{ tool: 'find', args: { contact: NOBODY.contact } },
					{ tool: 'enroll', args: { contactId: email } },
					{ tool: 'enroll', args: { contactId: email } },
					{ tool: 'list', args: {} },
				]);

				const enrollments = await company.list(`/courses/${courseId}/enrollments`);
				const ofContact = enrollments.filter(({ contact_id }) => contact_id === contact.id);
				assert.equal(ofContact.length, 1);
				const { tags: now } = await company.get(`/contacts/${contact.id}`);
				assert.deepEqual((now as Array<{ name: string }>).map((tag) => tag.name).sort(), tags);
				assert.deepEqual(writes(), [
					'POST /workspaces/ID/contacts/tags',
					'POST /workspaces/ID/contacts/tags',
					'POST /contacts/ID/applied_tags',
					'POST /contacts/ID/applied_tags',
					'POST /workspaces/ID/contacts/upsert',
					'POST /courses/ID/enrollments',
					'POST /workspaces/ID/contacts/upsert',
				]);

				const [added, again, found, none, enrolled, before, list] = answers.map(
					(answer) => JSON.parse(answer) as Array<Record<string, unknown>>,
				);
				assert.deepEqual([added[0].id, added[0].tag_result, added[0].tags], [contact.id, 'added', tags]);
				assert.deepEqual([again[0].id, again[0].tag_result], [contact.id, 'already_there']);
				assert.deepEqual([found[0].id, found[0].found], [contact.id, true]);
				assert.equal(none[0].found, false);
				const [{ id: enrollmentId }] = ofContact;
				assert.deepEqual([enrolled[0].id, enrolled[0].enroll_result], [enrollmentId, 'enrolled']);
				assert.deepEqual([before[0].id, before[0].enroll_result], [enrollmentId, 'already_enrolled']);
				const [first, second] = await company.in('contacts');
				const [one, two, ...others] = list;
				assert.deepEqual([one.id, two.id], [first.id, second.id]);
				// A model is told that there are more; a workflow gets the rows alone.
				const told = others.map(({ note }) => String(note).split(':')[0]);
				assert.deepEqual(told, name.startsWith('a tool of') ? ['There are more rows'] : []);
				assert.equal(answers.length, 7);
			});

			test('what is read of a tool is its name, what it does and what it asks for; of a long list, what fits', async () => {
				const [list] = await door.use([{ tool: 'long_list', args: {} }]);
				const rows = JSON.parse(list) as Array<{ note?: string }>;
				// A workflow gets all rows.
				if (!door.tools) return assert.equal(rows.length, 100);
				assert.ok(list.length > 10_000 && list.length <= LONGEST_LIST, String(list.length));
				assert.match(String(rows.at(-1)?.note), /^\d+ more rows/);
				const read = await door.tools();
				assert.deepEqual(
					Object.fromEntries(read.map((tool) => [tool.name, [tool.description, ...tool.asked]])),
					READ,
				);
				for (const { name: tool, size } of read) assert.ok(size <= LONGEST_TOOL, `${tool}: ${size}`);
			});

			test('a refusal changes nothing, and tells whoever asked as much as n8n lets through', async () => {
				n8n.sandbox.clearRequests();
				const answers = await door.use([{ tool: 'add_tags', args: NOBODY }]);
				assert.equal(answers.length, 1);
				refused(answers[0]);
				assert.deepEqual(writes(), []);
			});

			test('with On Error: Continue a refusal tells whoever asked what happened and what to do', async () => {
				const [answer] = await door.use([{ tool: 'add_tags_or_go_on', args: NOBODY }]);
				assert.equal(JSON.parse(answer)[0].error, `${MESSAGE}. ${WHAT_TO_DO}`);
			});
		});
	};

	const stops = (answer: string) => assert.equal(answer, `Stopped: ${MESSAGE}. ${WHAT_TO_DO}`);

	holds('a run of a workflow', () => workflowDoor(around), stops);

	// LangChain's loop, which this agent runs on, gives the model nothing of what a tool throws.
	const saysNothing = (answer: string) => assert.equal(answer, '');
	holds('a tool of AI Agent 2.2', () => agentDoor(around, 2.2), saysNothing);

	const saysMessage = (answer: string) =>
		assert.deepEqual(JSON.parse(answer), [{ error: `${MESSAGE}. ${WHAT_TO_DO}` }]);
	holds(`a tool of AI Agent ${AGENT}`, () => agentDoor(around, AGENT), major === 1 ? stops : saysMessage);

	let opened: Door | undefined;
	const mcp = () => (opened ??= mcpDoor(around));
	const saysAll = (answer: string) => assert.match(answer, new RegExp(`${MESSAGE}\\. ${WHAT_TO_DO}$`));
	holds('a tool of the MCP Server Trigger', mcp, saysAll);

	test('in the editor, the panel of a tool shows what it gave to an agent', async () => {
		const email_address = 'seen@example.com';
		await company.createIn('contacts', { contact: { email_address } });
		const name = `AI Agent ${AGENT}`;
		const saved = (await n8n.call('GET', '/rest/workflows')) as Array<{ id: string; name: string }>;
		const agent = saved.find((workflow) => workflow.name === name) as { id: string };
		const browser = await launchChromium();
		try {
			const editor = new Editor(await (await signIn(browser, n8n)).newPage());
			await editor.openWorkflow(agent.id, name);
			around.model.plan([{ tool: 'find', args: { contact: email_address } }]);
			await editor.runWorkflow();
			await until('the answer of the tool', () => around.model.answers().at(0));
			await editor.openPanel('find');
			await seeWords(editor.output, email_address);
		} finally {
			await browser.close();
		}
	});

	test('calls that an MCP client makes at once do once what they have in common', async () => {
		const addresses = ['first@example.com', 'second@example.com'];
		for (const email_address of addresses) await company.createIn('contacts', { contact: { email_address } });
		n8n.sandbox.clearRequests();
		const calls = [...addresses, addresses[0]].map((contact) => ({
			tool: 'add_tags',
			args: { contact, tags: 'At once' },
		}));
		const answers = await Promise.all(calls.map((call) => mcp().use([call])));
		const results = answers.map(([answer]) => JSON.parse(answer)[0].tag_result as string);
		assert.deepEqual(results.sort(), ['added', 'added', 'already_there']);
		assert.deepEqual(writes().sort(), [
			'POST /contacts/ID/applied_tags',
			'POST /contacts/ID/applied_tags',
			'POST /workspaces/ID/contacts/tags',
		]);
	});
});
