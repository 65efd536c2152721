import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { choices, filled, shownInside, shownProperties } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

const HOSTILE = ['../x', '1/../../teams', '?a=b', '%2e%2e', '..', '.', '1#top', '1;2', 'a b'];
const EMPTY = ['', null, undefined];

/** One place of an operation where a user enters an id. */
interface Place {
	label: string;
	required: boolean;
	/** The user's input with this id in it. */
	withId: (value: unknown) => INodeParameters;
}

/** Kinds of records that can't be listed are entered as text. */
function takesId({ type, placeholder }: INodeProperties): boolean {
	return type === 'resourceLocator' || (type === 'string' && placeholder === 'e.g. 12345');
}

function entered({ type }: INodeProperties, value: unknown) {
	return type === 'string' ? (value as string) : byId(value);
}

function placesOf(resource: string, operation: string): Place[] {
	const parameters = filled(resource, operation, 'required');
	return shownProperties(resource, operation).flatMap((property): Place[] => {
		const { name, displayName } = property;
		if (takesId(property)) {
			const withId = (value: unknown) => ({ ...parameters, [name]: entered(property, value) });
			return [{ label: displayName, required: true, withId }];
		}
		if (property.type !== 'collection') return [];
		return shownInside(property, { resource, operation })
			.filter(takesId)
			.map((inner) => ({
				label: inner.displayName,
				required: false,
				withId: (value) => ({ ...parameters, [name]: { [inner.name]: entered(inner, value) } }),
			}));
	});
}

const places = choices.flatMap(({ resource, operation }) =>
	placesOf(resource, operation).map((place) => ({ resource, operation, ...place })),
);

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
	const without = choices.filter(({ resource, operation }) => placesOf(resource, operation).length === 0);
	const names = without.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(names.sort()).toEqual([
		'country.getAll',
		'team.getAll',
		'user.getAll',
		'user.getCurrent',
		'webhookEvent.getTypes',
	]);
});

test.each(places)(
	'$resource, $operation: $label refuses what is no id, and nothing is sent',
	async ({ label, required, withId }) => {
		const values = [...HOSTILE, ...(required ? EMPTY : [])];
		inUse.sandbox.clearRequests();
		const { items } = await inUse.run(withId('={{ $json.id }}'), {
			input: values.map((id) => ({ json: { id } })),
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.error)).toEqual([
			...HOSTILE.map((value) => `${label}: "${value}" is not an ID`),
			...(required ? EMPTY.map(() => `${label}: a value is needed`) : []),
		]);
		expect(inUse.sandbox.requests()).toEqual([]);
	},
);

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
		const contactFields = { tag_ids: [1, '../x'] };
		const message = await refusal({
			resource: 'contact',
			operation: 'create',
			workspaceId,
			contactFields,
		});
		expect(message).toBe('Tag Names or IDs: "../x" is not an ID');
	});
});
