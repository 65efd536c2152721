import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let workspaceId: INodeParameters;
let contacts: Rec[];
beforeEach(async () => {
	inUse.sandbox.reset();
	workspaceId = byId(await inUse.company.workspaceId());
	contacts = await inUse.company.in('contacts');
	inUse.sandbox.clearRequests();
});

const exported = async (fields: INodeParameters = {}, more?: Partial<NodeRunOptions>) =>
	await inUse.run({ resource: 'contact', operation: 'export', workspaceId, additionalFields: fields }, more);

const requests = () =>
	inUse.sandbox.requests().map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);

test('gives all contacts of the workspace, with the usual columns, by three calls and the file', async () => {
	const { items, problem } = await exported();
	expect(problem?.message).toBeUndefined();
	const wanted = contacts.map(({ email_address, first_name, last_name, phone_number }) => ({
		email_address,
		first_name,
		last_name,
		phone_number,
	}));
	expect(items.map(({ json }) => json)).toEqual(wanted);
	expect(items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
	const id = /\d+/.exec(requests()[1])?.[0];
	expect(requests()).toEqual(['POST export_actions', `GET ${id}`, `GET contacts-${id}.csv`]);
});

test('the key does not go to where the file is', async () => {
	await exported();
	const file = inUse.sandbox.requests().find(({ path }) => path.endsWith('.csv'));
	expect(file?.headers.authorization).toBeUndefined();
});

test('columns are named as they were asked for: custom attributes, commas, quotes and line breaks', async () => {
	await inUse.company.createIn('contacts', {
		contact: {
			email_address: 'ada@example.com',
			first_name: 'Ada "Countess", of\nLovelace',
			custom_attributes: { favorite_food: 'Figs, 2' },
		},
	});
	const { items } = await exported({ fields: 'favorite_food, first_name,email_address, id' });
	expect(items).toHaveLength(contacts.length + 1);
	expect(items.at(-1)?.json).toEqual({
		favorite_food: 'Figs, 2',
		first_name: 'Ada "Countess", of\nLovelace',
		email_address: 'ada@example.com',
		id: expect.stringMatching(/^\d+$/),
	});
});

test('gives the CSV file as it is', async () => {
	const { items } = await exported({ fields: 'email_address, first_name', output_as: 'file' });
	expect(items).toHaveLength(1);
	const [{ json, binary }] = items;
	expect(json).toMatchObject({ target_count: contacts.length, performed_count: contacts.length });
	expect(binary?.data).toMatchObject({
		fileName: `contacts-${String(json.id)}.csv`,
		mimeType: 'text/csv',
		fileExtension: 'csv',
	});
	const [head, first] = Buffer.from(binary?.data.data ?? '', 'base64')
		.toString()
		.split('\n');
	expect(head).toBe('Email address,First name');
	expect(first).toBe(`${contacts[0].email_address},${String(contacts[0].first_name)}`);
});

test('a segment by name narrows it', async () => {
	const { items } = await exported({ segment: byName('active readers') });
	const { body } = inUse.sandbox.requests().find(({ method }) => method === 'POST') ?? {};
	expect(body).toEqual({
		contacts_export_action: {
			fields: ['email_address', 'first_name', 'last_name', 'phone_number'],
			stored_filter_id: expect.stringMatching(/^\d+$/),
		},
	});
	expect(items.length).toBeGreaterThan(0);
	expect(items.length).toBeLessThan(contacts.length);
});

test('a segment whose expression gives nothing does not mean all contacts', async () => {
	const { problem } = await exported({ segment: { ...byName('={{ $json.nothing }}') } });
	expect(problem?.message).toBe('Segment: the expression gives no value, which would mean all contacts');
	expect(requests()).toEqual([]);
});

test('a file that wants a login is not taken for contacts, and it is said where it is', async () => {
	inUse.sandbox.setReadings({ exportFiles: 'closed' });
	const { items, problem } = await exported();
	expect(items).toEqual([]);
	expect(problem?.message).toMatch(
		/^The file that ClickFunnels made can’t be read: a web page is there; done before: export many contacts \d+$/,
	);
	expect(problem?.description).toMatch(/signed in to ClickFunnels: http:.*contacts-\d+\.csv$/);
});

test('a segment that finds nobody gives nothing', async () => {
	await inUse.company.createIn('refine_filters', {
		refine_filter: { name: 'Nobody', criteria: [{ attribute: 'first_name', clause: 'sw', value: 'Xyzzy' }] },
	});
	const { items, problem } = await exported({ segment: byName('nobody') });
	expect(problem?.message).toBeUndefined();
	expect(items).toEqual([]);
});

describe('while ClickFunnels is at it', () => {
	/** The file is there once the action has been read so often. */
	const readyAfter = (reads: number) => {
		let left = reads;
		gateway.alter = ({ method, path }, { status, body }) => {
			if (method !== 'GET' || !path.includes('export_actions') || left-- <= 0) return undefined;
			return { status, body: { ...(body as Rec), completed_at: null, file_url: null, performed_count: 3 } };
		};
	};

	test('it waits for longer than a minute', async () => {
		readyAfter(30);
		const { items, problem } = await exported({}, { url: gateway.url });
		expect(problem?.message).toBeUndefined();
		expect(items).toHaveLength(contacts.length);
	});

	test('it does not wait for ever, and says how far that is and where to look', async () => {
		readyAfter(100_000);
		const { problem } = await exported({}, { url: gateway.url });
		const [id] = /\d+$/.exec(problem?.message ?? '') ?? [];
		expect(problem?.message).toBe(
			`Export: ClickFunnels has not made the file within 30 minutes (3 of ${contacts.length} contacts); done before: export many contacts ${id}`,
		);
		expect(problem?.description).toBe(
			`Look later by Bulk Job: Get Export Job in the ClickFunnels API node, with the ID ${id}.`,
		);
	});
});

test.each([
	['http://127.0.0.1:9', /^The file that ClickFunnels made can’t be read: .*ECONNREFUSED.*; done before/],
	['http://files.example.com', /^The file that ClickFunnels made can’t be read; done before/],
])('a file at %s is not to be had, and it is said', async (url, words) => {
	const { files } = inUse.sandbox.api;
	const own = files.url;
	files.url = url;
	const { items, problem } = await exported();
	files.url = own;
	expect(items).toEqual([]);
	expect(problem?.message).toMatch(words);
});
