import type { AnyApi, Api, Rows } from '../../nodes/ClickFunnels/table/api';
import { boolean, email, reference, stringList } from '../../nodes/ClickFunnels/table/field';
import { job, listJob } from '../../nodes/ClickFunnels/table/job';
import type { Operation } from '../../nodes/ClickFunnels/table/line';
import { resource } from '../../nodes/ClickFunnels/table/resource';
import { contact, workspace } from './input.mts';

const FIND = 'GET /workspaces/{workspace_id}/contacts';
const ADD = 'POST /contacts/{contact_id}/applied_tags';

const words = { value: 'tag', name: 'Tag', action: 'Tag contact', description: 'Put a tag on' };
const needs = { workspace_id: reference('Workspace', workspace), email_address: email('Email') };
const takes = { tags: stringList('Tags'), quiet: boolean('Quiet', 'Whether to say nothing') };

const tag = job({
	...words,
	needs,
	takes,
	calls: [FIND, ADD],
	gives: ADD,
	outcome: { key: 'tag_result', values: ['added', 'already_there'] },
	alone: ({ email_address }) => email_address.toLowerCase(),
	run: async (api, { workspace_id, email_address, tags }) => {
		const found = await api.first(FIND, { workspace_id, email_address });
		if (!found) return {};
		return { row: await api.call(ADD, { contact_id: found.id, tags }), outcome: 'added' };
	},
});

const { operations } = resource({ kind: contact, description: '', operations: [tag] });
const operation = operations[0] as Operation;

/** An Api that gives a record for each call, and notes what it is asked. */
function answering(first: { id: number } | undefined) {
	const asked: unknown[] = [];
	const api = {
		first: async (route: string, values: object) => {
			asked.push([route, values]);
			return await Promise.resolve(first);
		},
		call: async (route: string, values: object) => {
			asked.push([route, values]);
			return await Promise.resolve({ id: 7 });
		},
	} as unknown as AnyApi;
	return { api, asked };
}

test('records that it needs are chosen like those of a path, all else is a field', () => {
	expect(operation.parameters).toMatchObject([{ name: 'workspace_id', property: 'workspaceId' }]);
	expect(Object.keys(operation.body?.required ?? {})).toEqual(['email_address']);
	expect(Object.keys(operation.body?.optional ?? {})).toEqual(['tags', 'quiet']);
	expect(operation).toMatchObject({ gives: ADD, output: 'record', result: { key: 'tag_result' } });
});

test('what came of it is one more key of the record', async () => {
	const { api, asked } = answering({ id: 5 });
	const values = { workspace_id: '1', email_address: 'Ann@Example.com', tags: ['VIP'] };
	expect(await operation.run(api, values)).toEqual({ id: 7, tag_result: 'added' });
	expect(asked).toEqual([
		[FIND, { workspace_id: '1', email_address: 'Ann@Example.com' }],
		[ADD, { contact_id: 5, tags: ['VIP'] }],
	]);
	expect(operation.alone?.(values)).toBe('ann@example.com');
});

test('it may give nothing', async () => {
	const { api } = answering(undefined);
	expect(await operation.run(api, { workspace_id: '1', email_address: 'a@example.com' })).toBeUndefined();
});

describe('a list', () => {
	const asked: unknown[] = [];
	const draft = listJob({
		...words,
		needs,
		options: { quiet: takes.quiet },
		calls: [FIND],
		gives: FIND,
		adds: { why: 'object' },
		run: async function* (_, { email_address, quiet }, limit) {
			for (let id = 1; ; id++) {
				asked.push(id);
				yield await Promise.resolve({ id, email_address, why: { quiet, limit } });
			}
		},
	});
	const listed = (simplify?: string) =>
		resource({ kind: contact, description: '', simplify, operations: [draft] }).operations[0];

	test('says how many are wanted, and is asked for no more', async () => {
		const rows = listed().run({} as AnyApi, { email_address: 'a@example.com', quiet: true }) as Rows;
		expect(await rows.all(2)).toEqual([
			{ id: 1, email_address: 'a@example.com', why: { quiet: true, limit: 2 } },
			{ id: 2, email_address: 'a@example.com', why: { quiet: true, limit: 2 } },
		]);
		expect(asked).toEqual([1, 2]);
	});

	test('what it adds is among the useful keys, where a record has such', () => {
		expect(listed('id name=label').simplify).toEqual({ id: 'id', name: 'label', why: 'why' });
		expect(listed().simplify).toBeUndefined();
		expect(Object.keys(listed().options)).toEqual(['quiet']);
	});
});

test('routes that it does not name, fields that it does not ask for and other outcomes do not compile', () => {
	const step = async (api: Api<typeof FIND>) => await api.first(FIND, {});
	const wrong = [
		job({
			...words,
			needs,
			calls: [ADD],
			gives: ADD,
			run: async (api, given) => {
				// @ts-expect-error a step that calls a route which the job does not name
				await step(api);
				// @ts-expect-error a field that it does not ask for
				const { course_id } = given;
				return { row: await api.call(ADD, { course_id: course_id as unknown }) };
			},
		}),
		job({
			...words,
			needs,
			calls: [ADD],
			// @ts-expect-error it answers with the record of a route that it never calls
			gives: FIND,
			run: async (api) => ({ row: await api.call(ADD, {}) }),
		}),
		job({
			...words,
			needs,
			calls: [ADD],
			gives: ADD,
			outcome: { key: 'tag_result', values: ['added'] },
			// @ts-expect-error an outcome that it does not list
			run: async (api) => ({ row: await api.call(ADD, {}), outcome: 'lost' as const }),
		}),
	];
	expect(wrong).toHaveLength(3);
});
