import {
	contractOperations,
	operationAt,
	resolved,
	violations,
	type ContractOperation,
	type Schema,
} from '../support/contract.mts';
import { runNode } from '../support/engine.mts';
import { choices, filled, offeredValues, routeOf } from '../support/fill.mts';
import { startRecorder, type Recorded, type Recorder } from '../support/recorder.mts';

const API = '/clickfunnels/api/v2';

/** The tags of the contract that the node covers. */
const TAGS = [
	'Team',
	'User',
	'Workspace',
	'Contact',
	'Contacts::Tag',
	'Contacts::AppliedTag',
	'Product',
	'Order',
	'Fulfillment',
	'Course',
	'Courses::Enrollment',
	'Form',
	'Forms::Submission',
	'FormSubmission',
	'Image',
	'Webhooks::Outgoing::Endpoint',
	'Webhooks::Outgoing::Event',
	'Webhooks::Outgoing::EventType',
];

/** Fields that the node asks for though the contract does not, with the reason. */
const ALSO_REQUIRED: Record<string, Record<string, string>> = {
	'POST /workspaces/{workspace_id}/contacts/upsert': { email_address: 'the upsert matches on it' },
	'POST /workspaces/{workspace_id}/webhooks/outgoing/endpoints': {
		event_type_ids: 'the API refuses an endpoint without any (note of the contract)',
	},
};

let recorder: Recorder;
beforeAll(async () => {
	recorder = await startRecorder(({ method, path }) => {
		if (method === 'DELETE') return { status: 204 };
		const isList = method === 'GET' && !path.split('/').at(-1)?.match(/^(123|me)$/);
		return { body: isList ? [] : { id: 123 } };
	});
});
afterAll(async () => await recorder.close());

/** What the engine sends for a user's input: exactly one request. */
async function sentFor(resource: string, operation: string, which: 'all' | 'required'): Promise<Recorded> {
	recorder.requests.length = 0;
	const { problem } = await runNode(filled(resource, operation, which), {
		url: recorder.url,
		credential: { requestsPerSecond: 100 },
	});
	expect(problem).toBeUndefined();
	expect(recorder.requests).toHaveLength(1);
	return recorder.requests[0];
}

function contractFor({ method, path }: Recorded) {
	expect(path.startsWith(`${API}/`)).toBe(true);
	const operation = operationAt(method, path.slice(API.length));
	if (!operation) throw new Error(`The contract has no ${method} ${path}`);
	return operation;
}

/** Every key of a body, with those of nested objects, for example `order.line_items_attributes[].quantity`. */
function keysOf(value: unknown, prefix = ''): string[] {
	if (Array.isArray(value)) return [...new Set(value.flatMap((entry) => keysOf(entry, `${prefix}[]`)))];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const path = prefix ? `${prefix}.${key}` : key;
		return [path, ...keysOf(inner, path)];
	});
}

/** The same for a schema. Objects of free keys end a path. */
function schemaKeys(schema: Schema, prefix = ''): string[] {
	const { properties, items } = resolved(schema);
	if (items) return schemaKeys(items, `${prefix}[]`);
	return Object.entries(properties ?? {}).flatMap(([key, inner]) => {
		const path = prefix ? `${prefix}.${key}` : key;
		return [path, ...schemaKeys(inner, path)];
	});
}

/** The enumerations in a schema, by the name of their field. */
function enumerations(schema: Schema = {}): Record<string, string[]> {
	const { properties = {} } = resolved(schema);
	return Object.assign(
		{},
		...Object.entries(properties).map(([name, inner]) => {
			const { enum: values, items } = resolved(inner);
			const own = values ?? items?.enum;
			return { ...(own && { [name]: own }), ...enumerations(inner), ...(items && enumerations(items)) };
		}),
	);
}

/** The query parameters of an operation as one schema; names without brackets, as the node's fields have them. */
function parameterSchema(operation?: ContractOperation): Schema {
	const query = operation?.parameters.filter(({ in: place }) => place === 'query') ?? [];
	return { properties: Object.fromEntries(query.map(({ name, schema }) => [name.replace('[]', ''), schema])) };
}

test('the node offers every operation of these tags, and no other, each once', async () => {
	const sent: string[] = [];
	for (const { resource, operation } of choices) {
		sent.push(contractFor(await sentFor(resource, operation, 'required')).route);
	}
	const wanted = contractOperations.filter(({ tag }) => TAGS.includes(tag)).map(({ route }) => route);
	expect(wanted).toHaveLength(76);
	expect(sent.sort()).toEqual(wanted.sort());
});

describe.each(choices)('$resource: $operation', ({ resource, operation }) => {
	test('sends every body field of the contract under its root, in its type', async () => {
		const request = await sentFor(resource, operation, 'all');
		const contract = contractFor(request);
		if (!contract.body) {
			expect(request.body).toBeUndefined();
			return;
		}
		const free = ['custom_attributes'];
		const sent = keysOf(request.body).filter((key) => !free.some((name) => key.includes(`.${name}.`)));
		expect(sent.sort()).toEqual(schemaKeys(contract.body).sort());
		expect(violations(contract, request.body)).toEqual([]);
	});

	test('asks for exactly the required body fields, and sends nothing else without being told', async () => {
		const request = await sentFor(resource, operation, 'required');
		const contract = contractFor(request);
		if (!contract.body) {
			expect(request.body).toBeUndefined();
			return;
		}
		if (!contract.bodyRequired) {
			expect(request.body).toBeUndefined();
			return;
		}
		const [[root, fields]] = Object.entries(resolved(contract.body).properties ?? {});
		const wanted = [...(resolved(fields).required ?? []), ...Object.keys(ALSO_REQUIRED[contract.route] ?? {})];
		const sent = (request.body as Record<string, object>)[root];
		expect(Object.keys(sent).sort()).toEqual(wanted.sort());
	});

	test('offers the values of every enumeration', () => {
		const contract = contractOperations.find(({ route }) => route === routeOf(resource, operation));
		const wanted = { ...enumerations(contract?.body), ...enumerations(parameterSchema(contract)) };
		const offered = offeredValues(resource, operation);
		for (const [name, values] of Object.entries(wanted)) {
			expect([name, offered[name]]).toEqual([name, [...values].sort()]);
		}
	});

	test('sends every filter, sort and expand parameter of the contract', async () => {
		const request = await sentFor(resource, operation, 'all');
		const contract = contractFor(request);
		const wanted = contract.parameters
			.filter(({ in: place, name }) => place === 'query' && name !== 'after')
			.flatMap(({ name, schema }) =>
				name === 'filter' ? Object.keys(schema.properties ?? {}).map((key) => `filter[${key}]`) : [name],
			);
		expect([...new Set(request.query.keys())].sort()).toEqual(wanted.sort());
	});
});
