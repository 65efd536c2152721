import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { generateNodeTypeFile } from '@n8n/workflow-sdk';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { everyday } from '../../nodes/ClickFunnels/everyday';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { Form } from '../support/fill.mts';

/** Every property, also those inside collections. */
function all(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inside = (
			(property.options ?? []) as Array<INodeProperties & Partial<INodePropertyCollection>>
		).flatMap((option) => (property.type === 'collection' ? [option] : (option.values ?? [])));
		return [property, ...all(inside)];
	});
}

const ACTION_NODES = { clickFunnels: new ClickFunnels(), clickFunnelsApi: new ClickFunnelsApi() };

type ActionNode = keyof typeof ACTION_NODES;

const NODES = Object.keys(ACTION_NODES) as ActionNode[];

const sizeOf = (name: ActionNode) => {
	const { description } = ACTION_NODES[name];
	const { length: operations } = new Form(description).choices;
	return { description, operations };
};

const FULL =
	'shorten texts, take fields away (without, in everyday/), or say in the pull request why the limit goes up';

/** Fails with how much is too much, and with what to do then. */
function expectAtMost(most: number, has: number, of: string): void {
	const told = `${of} beyond ${most}: ${FULL} (CONTRIBUTING)`;
	expect({ [told]: Math.max(0, has - most) }).toEqual({ [told]: 0 });
}

describe('budgets', () => {
	test.each([
		['clickFunnels', 130],
		['clickFunnelsApi', 300],
	] as const)(
		'%s has at most %i top-level properties: n8n evaluates each for every item of a tool',
		(name, most) => {
			expectAtMost(most, ACTION_NODES[name].description.properties.length, 'properties');
		},
	);

	test('the node with every route has at most 900 bytes of description an operation', () => {
		const { description, operations } = sizeOf('clickFunnelsApi');
		expectAtMost(900, JSON.stringify(description).length / operations, 'bytes an operation');
	});

	test('the node for everyday work has at most 18 resources and 75 operations', () => {
		const { operations } = sizeOf('clickFunnels');
		expectAtMost(18, everyday.resources.length, 'resources');
		expectAtMost(75, operations, 'operations');
	});

	test("its definition, as n8n's AI builders read it, has at most 75,000 characters", () => {
		const { description } = sizeOf('clickFunnels');
		expectAtMost(75_000, generateNodeTypeFile(description as never).length, 'characters');
	});

	test('no text of the node for everyday work holds HTML: AI builders read it as it is', () => {
		expect(JSON.stringify(ACTION_NODES.clickFunnels.description)).not.toMatch(/<\/?[a-z]/i);
	});

	test('each node tells AI builders when to take the other', () => {
		const hintOf = (name: ActionNode) => ACTION_NODES[name].description.builderHint?.searchHint;
		expect(hintOf('clickFunnels')).toMatch(/clickFunnelsApi/);
		expect(hintOf('clickFunnelsApi')).toMatch(/clickFunnels first/);
	});

	test('collections that resources share are in few parts', () => {
		const { properties } = ACTION_NODES.clickFunnelsApi.description;
		const count = (wanted: string) => properties.filter(({ name }) => name === wanted).length;
		expect(count('additionalFields')).toBeLessThanOrEqual(30);
		expect(count('filters')).toBeLessThanOrEqual(3);
		expect(count('options')).toBeLessThanOrEqual(6);
	});
});

describe.each(NODES)('%s', (nodeName) => {
	const { description, methods } = ACTION_NODES[nodeName];
	const { choices, shownProperties } = new Form(description);
	const everywhere = all(description.properties);
	const options = everywhere.flatMap(({ type, options: list }) =>
		type === 'options' || type === 'multiOptions' ? ((list ?? []) as INodePropertyOptions[]) : [],
	);
	const parts = ['operation', 'additionalFields', 'filters', 'options'];

	test('a name is one property, or the same one shown at up to three places: a value is evaluated for each', () => {
		const byName = new Map<string, INodeProperties[]>();
		for (const property of description.properties) {
			byName.set(property.name, [...(byName.get(property.name) ?? []), property]);
		}
		// A picker may give the number or the public ID of the same records, or narrow another one and be left empty.
		const looks = (property: INodeProperties) =>
			JSON.stringify({
				...property,
				displayOptions: undefined,
				required: undefined,
				description: undefined,
				hint: undefined,
			}).replace(/PublicIds\b/g, '');
		const wrong = [...byName]
			// Of a single record the node for everyday work offers less.
			.filter(([name]) => !parts.includes(name) && !(nodeName === 'clickFunnels' && name === 'output'))
			.filter(([, [first, ...more]]) => more.length > 2 || more.some((one) => looks(one) !== looks(first)));
		expect(wrong.map(([name]) => name)).toEqual([]);
	});

	test('what goes by one name inside a collection begins alike: n8n 1 takes the first for all', () => {
		const wrong = everywhere
			.filter(({ type }) => type === 'collection')
			.flatMap(({ name, options: inside = [] }) => {
				const first = new Map<string, string>();
				return (inside as INodeProperties[]).flatMap((one) => {
					const begins = JSON.stringify(one.default);
					if (!first.has(one.name)) first.set(one.name, begins);
					return first.get(one.name) === begins ? [] : [`${name}.${one.name}`];
				});
			});
		expect(wrong).toEqual([]);
	});

	test('beside its fields, an operation has two boxes at most: Filters, and Options with Sort in it', () => {
		const boxesOf = ({ resource, operation }: { resource: string; operation: string }) =>
			shownProperties(resource, operation)
				.filter(({ type, name }) => type === 'collection' && name !== 'additionalFields')
				.map(({ displayName }) => displayName);
		const all = choices.map(boxesOf);
		expect(all.filter((boxes) => boxes.join() !== [...new Set(boxes)].join())).toEqual([]);
		expect([...new Set(all.flat())].sort()).toEqual(['Filters', 'Options']);
	});

	test('the fields of an update are never additional ones; where it shares them with others, that is said', () => {
		const called = new Map<string, string>();
		for (const { resource, operation } of choices) {
			const fields = shownProperties(resource, operation).filter(({ name }) => name === 'additionalFields');
			if (fields.length === 0) continue;
			expect(fields).toMatchObject([{ placeholder: 'Add Field' }]);
			called.set(`${resource}.${operation}`, fields[0].displayName);
		}
		const expected = {
			clickFunnels: { 'contact.update': 'Update Fields', 'contact.upsert': 'Additional Fields' },
			// Create and Update are written once there.
			clickFunnelsApi: {
				'contact.update': 'Fields to Set',
				'contact.create': 'Fields to Set',
				'blog.update': 'Update Fields',
				'bulkJob.tagContacts': 'Additional Fields',
			},
		}[nodeName];
		expect(Object.fromEntries(called)).toMatchObject(expected);
		const updates = [...called].filter(([key]) => /\.update/.test(key)).map(([, name]) => name);
		expect(updates.length).toBeGreaterThan(0);
		expect(updates).not.toContain('Additional Fields');
	});

	test('bulk jobs show at once for whom they may be, since that has to be said', () => {
		const shown = (resource: string, operation: string) =>
			shownProperties(resource, operation)
				.map(({ displayName }) => displayName)
				.filter((name) => name.startsWith('Target'));
		if (nodeName === 'clickFunnels') return;
		expect(shown('bulkJob', 'unsubscribeContacts')).toEqual([
			'Target All',
			'Target Contact IDs',
			'Target Saved Filter',
			'Target Filter Token',
		]);
		expect(shown('communityMember', 'banMembers')).toEqual(['Target All', 'Target IDs']);
	});

	test('below Workspace stands that it can be left empty', () => {
		const found = description.properties.filter(({ name }) => name === 'workspaceId');
		const implied = found.filter(({ required }) => !required);
		expect(implied.length).toBeGreaterThan(0);
		for (const { modes = [] } of implied) {
			expect(modes[0]).toMatchObject({
				name: 'list',
				hint: 'Can be left empty if your connection covers only one',
			});
		}
	});

	test('every list that can be sorted begins with the newest, once Sort is added', () => {
		const sorts = everywhere.filter(({ name }) => name === 'sort');
		expect(sorts.length).toBeGreaterThan(0);
		for (const sort of sorts) {
			expect(sort).toMatchObject({ displayName: 'Sort', type: 'options', default: 'id:desc' });
			expect(sort.options).toContainEqual({ name: 'Newest First', value: 'id:desc' });
		}
	});

	test('only resource and operations have routing', () => {
		const routed = everywhere.filter(({ name, routing }) => routing && name !== 'resource');
		expect(routed).toEqual([]);
	});
	describe('wording', () => {
		test('names are in Title Case', () => {
			const small = /^(a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)$/;
			// A notice is a sentence.
			const named = everywhere.filter(({ type }) => type !== 'notice');
			const names = [...named.map(({ displayName }) => displayName), ...options.map(({ name }) => name)];
			const wrong = names.filter((name) =>
				name.split(/[ (/-]/).some((word, index) => /^[a-z]/.test(word) && (index === 0 || !small.test(word))),
			);
			expect(wrong).toEqual([]);
		});

		test('descriptions begin upper case; one sentence has no final period, several have', () => {
			const texts = [...everywhere, ...options].flatMap(({ description: text }) => (text ? [text] : []));
			const wrong = texts.filter((text) => {
				const plain = text.replace(/<[^>]+>/g, '').replace(/e\.g\./g, '');
				const sentences = plain.split(/[.!?](?:\s|$)/).filter(Boolean).length;
				return !/^[A-Z]/.test(plain) || /\.$/.test(plain) !== sentences > 1;
			});
			expect(wrong).toEqual([]);
		});

		test('booleans say whether', () => {
			const wrong = everywhere.filter(
				({ type, description: text }) => type === 'boolean' && !text?.startsWith('Whether '),
			);
			expect(wrong).toEqual([]);
		});

		test('placeholders give an example or name what is added', () => {
			const wrong = everywhere.flatMap(({ placeholder }) =>
				placeholder && !/^(e\.g\. |Add )/.test(placeholder) ? [placeholder] : [],
			);
			expect(wrong).toEqual([]);
		});

		test('five options or more are sorted by name, apart from resources, which stand in the order of use', () => {
			const wrong = everywhere
				.filter(({ name }) => name !== 'resource')
				.filter(({ type, options: list = [] }) => type !== 'fixedCollection' && list.length >= 5)
				.map(
					({ name, options: list = [] }) =>
						[name, list.map((one) => ('displayName' in one ? one.displayName : one.name))] as const,
				)
				.filter(([, names]) => names.join() !== [...names].sort((a, b) => a.localeCompare(b)).join());
			expect(wrong).toEqual([]);
		});

		test('every operation has an action of its own, in sentence case and without articles', () => {
			const actions = choices.map(({ action }) => action);
			expect(new Set(actions).size).toBe(actions.length);
			const wrong = actions.filter(
				(action) => !/^[A-Z][^A-Z]*( URL| API call)?$/.test(action) || /\b(a|an|the)\b/.test(action),
			);
			expect(wrong).toEqual([]);
		});

		test('every resource and operation has a description', () => {
			const chosen = description.properties.filter(({ name }) => name === 'resource' || name === 'operation');
			const silent = chosen.flatMap(({ options: list }) =>
				(list as INodePropertyOptions[]).filter((one) => !one.description),
			);
			expect(silent).toEqual([]);
		});
	});

	test('the pickers are those that locators and multi-selects name, and no others', () => {
		const named = everywhere.flatMap(({ modes = [], typeOptions }) => [
			...modes.flatMap((mode) => mode.typeOptions?.searchListMethod ?? []),
			...(typeOptions?.loadOptionsMethod ? [typeOptions.loadOptionsMethod] : []),
		]);
		const known = [...Object.keys(methods.listSearch), ...Object.keys(methods.loadOptions)];
		expect(known.sort()).toEqual([...new Set(named)].sort());
	});
});

test("n8n's own rules, at their newest, have nothing to say about sources and written-out nodes", () => {
	const root = resolve(import.meta.dirname, '../..');
	const review = () =>
		execFileSync(process.execPath, ['--import', 'tsx', 'scripts/review.mts', '--sources'], {
			cwd: root,
			encoding: 'utf8',
			stdio: 'pipe',
			// The rules behave differently where they believe to be tested themselves.
			env: { ...process.env, NODE_ENV: 'production' },
		});
	expect(review()).toBe('');
}, 180_000);
