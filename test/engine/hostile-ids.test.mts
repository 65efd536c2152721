import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeParameters,
	INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';

import { NARROWS } from '../../nodes/ClickFunnels/description/properties';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { byId } from '../support/engine.mts';
import { filled, routed, shownInside, shownProperties, TESTED_APART } from '../support/fill.mts';
import { nodeOf } from '../support/nodes.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();
const { description } = new ClickFunnelsApi();

const HOSTILE = ['../x', '1/../../teams', '?a=b', '%2e%2e', '..', '.', '1#top', '1;2', 'a b'];
const EMPTY = ['', null, undefined];

/** One place of an operation where a user enters an id. */
interface Place {
	label: string;
	required: boolean;
	/** Whether it may be left empty, but not by an expression. */
	implied: boolean;
	/** An id that it takes. */
	example: string;
	/** The input with this id in it. */
	put: (parameters: INodeParameters, id: unknown) => INodeParameters;
}

/** Kinds of records that can't be listed are entered as text. */
function takesId({ type, placeholder }: INodeProperties): boolean {
	return type === 'resourceLocator' || (type === 'string' && placeholder === 'e.g. 12345');
}

const entered = ({ type }: INodeProperties, id: unknown) => (type === 'string' ? (id as string) : byId(id));

/** What was entered without the locator around it. */
const bare = (value: unknown) => String((value as { value?: unknown }).value ?? value);

function placesOf(resource: string, operation: string): Place[] {
	const all = filled(resource, operation, 'all');
	return shownProperties(resource, operation).flatMap((property): Place[] => {
		const { name, displayName: label } = property;
		// What only narrows a list is never read.
		if (property.hint === NARROWS) return [];
		if (takesId(property)) {
			const put: Place['put'] = (parameters, id) => ({ ...parameters, [name]: entered(property, id) });
			return [
				{
					label,
					required: property.required ?? false,
					implied: !property.required,
					example: bare(all[name]),
					put,
				},
			];
		}
		if (property.type !== 'collection') return [];
		const inside = all[name] as INodeParameters;
		return shownInside(property, { resource, operation })
			.filter((inner) => takesId(inner) && !TESTED_APART.includes(inner.name))
			.map((inner) => ({
				label: inner.displayName,
				required: false,
				implied: false,
				example: bare(inside[inner.name]),
				put: (parameters, id) => ({
					...parameters,
					[name]: { ...(parameters[name] as INodeParameters), [inner.name]: entered(inner, id) },
				}),
			}));
	});
}

/** The path of a call that a user writes is no id, and has attacks of its own. */
const operations = routed.map(({ resource, operation }) => ({
	resource,
	operation,
	places: placesOf(resource, operation),
}));

/** The message for an input that must not be sent. */
async function refusal(parameters: INodeParameters): Promise<string> {
	inUse.sandbox.clearRequests();
	const { items, problem } = await inUse.run(parameters);
	expect(items).toEqual([]);
	expect(inUse.sandbox.requests()).toEqual([]);
	expect(problem?.description).toEqual(expect.stringMatching(/./));
	return problem?.message ?? '';
}

test('every operation but those on the account as a whole takes an id', () => {
	const without = operations.filter(({ places }) => places.length === 0);
	expect(without.map(({ resource, operation }) => `${resource}.${operation}`).sort()).toEqual([
		'country.getAll',
		'team.getAll',
		'user.getAll',
		'user.getCurrent',
		'webhookEvent.getTypes',
	]);
});

/** What n8n gives to the node's hook, as far as it is used before anything is sent. */
function hookContext(parameters: INodeParameters): IExecutePaginationFunctions {
	const context: Partial<IExecutePaginationFunctions> = {
		getNode: () => nodeOf('ClickFunnels', 'clickFunnels', { parameters }),
		getItemIndex: () => 0,
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
	};
	const getNodeParameter = (name: string, fallback: unknown) => parameters[name] ?? fallback;
	return { ...context, getNodeParameter } as IExecutePaginationFunctions;
}

/** What the node says of an input when n8n calls its hook. */
async function refusalOfHook(parameters: INodeParameters): Promise<string> {
	const hook = description.requestOperations?.pagination;
	if (typeof hook !== 'function') throw new Error('The node has no hook');
	const sending = hook.call(hookContext(parameters), {
		options: { url: '' },
	} as DeclarativeRestApiSettings.ResultOptions);
	return await sending.then(
		() => 'nothing',
		({ message, context }: NodeOperationError) => String(context.happened ?? message),
	);
}

const refusalOf = (label: string, id: unknown) =>
	EMPTY.includes(id as null) ? `${label}: a value is needed` : `${label}: "${String(id)}" is not an ID`;

/** What it would mean to leave a place empty, which may not be meant. */
const WITHOUT: Record<string, string> = {
	Workspace: 'the only workspace that there is',
	Contact: 'another contact or none',
	'Target Saved Filter': 'other contacts',
};

/** What is said where an expression gives nothing. */
const nothingGiven = ({ label }: Place) =>
	`${label}: the expression gives no value, which would mean ${WITHOUT[label]}`;

const takingIds = operations.filter(({ places }) => places.length > 0);

describe.each(takingIds)('$resource, $operation', ({ resource, operation, places }) => {
	const required = filled(resource, operation, 'required');

	test('every place refuses all that is no id', async () => {
		for (const place of places) {
			for (const id of [...HOSTILE, ...(place.required ? EMPTY : [])]) {
				expect(await refusalOfHook(place.put(required, id))).toBe(refusalOf(place.label, id));
			}
		}
	});

	// What the engine does with an expression is the same for every id, so that each place gets some of them here.
	test('nothing of it is sent', async () => {
		const rows = places.flatMap((place, at) => {
			const some = [0, 3, 6].map((step) => HOSTILE[(at + step) % HOSTILE.length]);
			const nothing = place.required || place.implied ? [undefined] : [];
			return [...some, ...nothing].map((id) => ({ at, id, place }));
		});
		const parameters = places.reduce(
			(input, { put, example }, at) => put(input, `={{ $json.at === ${at} ? $json.id : "${example}" }}`),
			required,
		);
		inUse.sandbox.clearRequests();
		const { items } = await inUse.run(parameters, {
			input: rows.map(({ at, id }) => ({ json: { at, id } })),
			onError: 'continueRegularOutput',
		});
		// Behind it stands what to do.
		const refusals = items.map(({ json }) => String(json.error).split('. ')[0]);
		expect(refusals).toEqual(
			rows.map(({ place, id }) =>
				place.implied && id === undefined ? nothingGiven(place) : refusalOf(place.label, id),
			),
		);
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

describe('the ways in besides By ID', () => {
	const contact = { resource: 'contact', operation: 'get' };
	const locator = (mode: string, value: string) =>
		({ ...contact, contact: { __rl: true, mode, value } }) as unknown as INodeParameters;

	test.each([
		'https://brightpath.myclickfunnels.com/account/contacts/../../teams',
		'https://brightpath.myclickfunnels.com/account/contacts/%2e%2e',
		'https://brightpath.myclickfunnels.com/account/orders/PjvAAJ',
		'../teams',
	])('By URL: %s', async (address) => {
		expect(await refusal(locator('url', address))).toMatch(/^Contact: .* is not the URL of a contact$/);
	});

	test('From List, where an expression may stand in for the choice', async () => {
		expect(await refusal(locator('list', '={{ "1/../../teams" }}'))).toBe(
			'Contact: "1/../../teams" is not an ID',
		);
	});

	test('an expression that gives a structure', async () => {
		expect(await refusal({ ...contact, contact: byId('={{ ({ id: 5 }) }}') })).toMatch(/^Contact: /);
	});

	test('an id that was typed in, not computed', async () => {
		expect(await refusal(locator('id', '../x'))).toBe('Contact: "../x" is not an ID');
	});

	test('blanks', async () => {
		expect(await refusal({ ...contact, contact: byId('={{ " " }}') })).toBe('Contact: " " is not an ID');
	});

	test('plain text in place of the locator', async () => {
		expect(await refusal({ ...contact, contact: '../x' })).toBe('Contact: "../x" is not an ID');
	});
});

describe('lists of ids', () => {
	const workspaceId = byId(123);

	test.each(['1,../x', '1,?a=b'])('a filter with %p', async (value) => {
		const filters = { contact_id: byId(value) };
		const message = await refusal({ resource: 'order', operation: 'getAll', workspaceId, filters });
		expect(message).toMatch(/^Contact: "(\.\.\/x|\?a=b)" is not an ID$/);
	});

	test('tags of a contact', async () => {
		const additionalFields = { tag_ids: [1, '../x'] };
		const message = await refusal({
			resource: 'contact',
			operation: 'create',
			workspaceId,
			additionalFields,
		});
		expect(message).toBe('Tag Names or IDs: "../x" is not an ID');
	});
});
