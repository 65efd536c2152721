import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IDataObject, INode, INodeParameters, INodeType } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

/** What n8n makes of a node for a language model, as far as it matters here. */
interface Tool {
	description: string;
	schema: { shape: Record<string, unknown> };
	invoke: (args: IDataObject) => Promise<string>;
}

type CreateTool = (options: {
	node: INode;
	nodeType: INodeType;
	handleToolInvocation: (args: IDataObject) => Promise<string>;
}) => { response: Tool };

const require = createRequire(import.meta.url);
const { createNodeAsTool } = require(
	join(
		dirname(require.resolve('n8n-core')),
		'execution-engine/node-execution-context/utils/create-node-as-tool.js',
	),
) as { createNodeAsTool: CreateTool };

const inUse = useSandbox('clickFunnels');
const nodeType = new ClickFunnels();

/** What the editor puts into a field that the model is to fill in. */
const fromModel = (key: string) => `={{ $fromAI('${key}') }}`;

/** A locator that the model fills in: n8n puts it into the place of an ID. */
const chosenByModel = (key: string) => byId(fromModel(key));

let workspaceId: INodeParameters;
let contact: Rec;
let course: Rec;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	workspaceId = byId(await inUse.company.workspaceId());
	[contact] = await inUse.company.in('contacts');
	course = await inUse.company.createIn('courses', { course: { title: 'The Only One' } });
	inUse.sandbox.clearRequests();
});

function toolOf(parameters: INodeParameters): Tool {
	const node: INode = {
		id: '1',
		name: 'Tool',
		type: 'clickFunnelsTool',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const handleToolInvocation = async (json: IDataObject) => {
		const { items, problem } = await inUse.run(parameters, {
			asTool: true,
			forModel: true,
			input: [{ json }],
		});
		return problem ? problem.message : JSON.stringify(items.map((item) => item.json));
	};
	return createNodeAsTool({ node, nodeType, handleToolInvocation }).response;
}

/** Ten operations as somebody makes tools of them, with what the model reads of each. */
const tools: Array<[string, string[], () => INodeParameters]> = [
	[
		'Add tags to contact by email',
		['contact', 'tags'],
		() => ({
			...{ resource: 'contact', operation: 'addTags', workspaceId },
			...{ contact: chosenByModel('contact'), tags: chosenByModel('tags') },
		}),
	],
	[
		'Remove tags from contact by email',
		['contact', 'tags'],
		() => ({
			...{ resource: 'contact', operation: 'removeTags', workspaceId },
			...{ contact: chosenByModel('contact'), tags: chosenByModel('tags') },
		}),
	],
	[
		'Find contact by email',
		['contact'],
		() => ({ resource: 'contact', operation: 'find', workspaceId, contact: chosenByModel('contact') }),
	],
	[
		'Find or create contact by email',
		['email', 'first_name'],
		() => ({
			...{ resource: 'contact', operation: 'findOrCreate', workspaceId },
			...{ emailAddress: fromModel('email'), firstName: fromModel('first_name') },
		}),
	],
	[
		'Delete contact',
		['contact'],
		() => ({ resource: 'contact', operation: 'delete', contact: chosenByModel('contact') }),
	],
	[
		'Enroll contact in course by email',
		['contact', 'course'],
		() => ({
			...{ resource: 'courseEnrollment', operation: 'enroll', workspaceId },
			...{ contactId: chosenByModel('contact'), courseId: chosenByModel('course') },
		}),
	],
	[
		'Suspend course enrollment by email',
		['contact', 'course'],
		() => ({
			...{ resource: 'courseEnrollment', operation: 'suspend', workspaceId },
			...{ contactId: chosenByModel('contact'), courseId: chosenByModel('course') },
		}),
	],
	[
		'Get many orders',
		['contact'],
		() => ({
			...{ resource: 'order', operation: 'getAll', workspaceId },
			filters: { contact_id: chosenByModel('contact') },
		}),
	],
	['Get many products', [], () => ({ resource: 'product', operation: 'getAll', workspaceId })],
	[
		'Cancel fulfillment',
		['fulfillment'],
		() => ({ resource: 'fulfillment', operation: 'cancel', fulfillment: chosenByModel('fulfillment') }),
	],
];

test.each(tools)('%s is a tool that asks for %j', (action, asked, parameters) => {
	const { description, schema } = toolOf(parameters());
	expect(description).toBe(`${action} in ClickFunnels`);
	expect(Object.keys(schema.shape).sort()).toEqual([...asked].sort());
});

const use = async (name: string, args: IDataObject) => {
	const [, , parameters] = tools.find(([action]) => action === name) ?? [];
	return await toolOf(parameters?.() ?? {}).invoke(args);
};

describe('used by a model, which knows names and addresses', () => {
	test('tags are put on and taken off', async () => {
		const email = String(contact.email_address);
		const [added] = JSON.parse(
			await use('Add tags to contact by email', { contact: email, tags: 'VIP, New' }),
		);
		expect(added).toMatchObject({ id: contact.id, tag_result: 'added' });
		expect(added.tags).toEqual(expect.arrayContaining(['VIP', 'New']));
		const [removed] = JSON.parse(
			await use('Remove tags from contact by email', { contact: email, tags: 'vip' }),
		);
		expect(removed).toMatchObject({ id: contact.id, tag_result: 'removed' });
	});

	test('a contact is found or created, and enrolled in a course', async () => {
		const [made] = JSON.parse(
			await use('Find or create contact by email', { email: 'ada@example.com', first_name: 'Ada' }),
		);
		expect(made).toMatchObject({ email_address: 'ada@example.com', find_result: 'created' });
		const [enrolled] = JSON.parse(
			await use('Enroll contact in course by email', { contact: 'ada@example.com', course: 'the only one' }),
		);
		expect(enrolled).toMatchObject({ course_id: course.id, contact_id: made.id, enroll_result: 'enrolled' });
	});

	test('orders of a contact are listed by its address', async () => {
		const { contact: buyer } = (await inUse.company.in('orders'))[0] as { contact?: Rec };
		const address = String((buyer ?? contact).email_address);
		const rows = JSON.parse(await use('Get many orders', { contact: address })) as IDataObject[];
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows.filter(({ id }) => id)) expect(row.contact_email).toBe(address);
	});

	test('what can’t be done is told together with the operation that helps: an agent reads the message alone', async () => {
		expect(await use('Add tags to contact by email', { contact: 'nobody@example.com', tags: 'VIP' })).toBe(
			'Contact: no contact has the address nobody@example.com. Correct it, or turn on Create Missing Contact. Contact: Find looks whether there is one.',
		);
	});
});
