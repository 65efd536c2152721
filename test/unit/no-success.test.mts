import type { NodeApiError } from 'n8n-workflow';

import { text } from '../../nodes/ClickFunnels/table/field';
import { action, create, get, remove, update, upsert } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor, useFakeTime, type Answer } from './answering.mts';
import { lineOf } from './input.mts';

useFakeTime();

const GET = 'GET /contacts/{id}';
const WRAPPED = 'GET /contacts/{id}/engagement';
const CREATE = 'POST /workspaces/{workspace_id}/contacts';
const UPSERT = 'POST /workspaces/{workspace_id}/contacts/upsert';
const UPDATE = 'PUT /contacts/{id}';
const KNOWN = 'PATCH /contacts/{id}';
const REFUND = 'POST /contacts/{id}/refund';
const DELETE = 'DELETE /contacts/{id}';

const fields = { name: text('Name') };
const words = { value: 'x', name: 'X', action: 'X', description: 'X' };

const answering = answeringFor([
	lineOf(get(GET, { hasId: false })),
	lineOf(get(WRAPPED, { wrappedIn: 'engagement' })),
	lineOf(create(CREATE, { root: 'contact', fields })),
	lineOf(upsert(UPSERT, { root: 'contact', fields })),
	lineOf(update(UPDATE, { root: 'contact', fields })),
	lineOf(update(KNOWN, { root: 'contact', fields }, { simplify: { id: 'id' } })),
	lineOf(action(REFUND, { ...words, result: { key: 'refund_result', values: { 200: 'refunded' } } })),
	lineOf(remove(DELETE)),
	...(['archived', 'canceled', 'redacted', 'success'] as const).map((output) =>
		lineOf(action(`DELETE /contacts/{id}/${output}`, { ...words, output })),
	),
]);

const IN_9 = { workspace_id: '9' };

/** What an operation says of a success that is none: the message, and whether it speaks of the outcome. */
async function refusal(route: string, answer: Answer) {
	const { api, asked } = answering([answer]);
	const made: NodeApiError = await after(api.call(route, { ...IN_9, id: '7' })).then(
		(row) => expect(row).toBe('a refusal') as never,
		(error: NodeApiError) => error,
	);
	expect(asked).toHaveLength(1);
	expect(made.context.itemIndex).toBe(3);
	return {
		message: made.message,
		asksToLook: /not known.*look for the contact/.test(String(made.description)),
	};
}

test.each([
	['a list', [{ id: 7 }], 'The answer is not the contact, as ClickFunnels would send it'],
	['an empty list', [], 'The answer is not the contact, as ClickFunnels would send it'],
	['a number', 5, 'The answer is not the contact, as ClickFunnels would send it'],
	['true', true, 'The answer is not the contact, as ClickFunnels would send it'],
	['a remark', { message: 'Queued' }, 'The answer is not the contact, as ClickFunnels would send it'],
	['a good word', { success: true }, 'The answer is not the contact, as ClickFunnels would send it'],
	['text', 'OK', 'The answer is not JSON, as ClickFunnels would send it'],
	['null', null, 'The answer holds no contact (status 200)'],
	['nothing', '', 'The answer holds no contact (status 200)'],
	['an empty object', {}, 'The answer holds no contact (status 200)'],
	[
		'a refusal',
		{ error: 'quota exceeded' },
		'ClickFunnels answered with status 200, but says: quota exceeded',
	],
])('%s in place of a record is no success', async (_, body, message) => {
	// Text that can't be read is asked for once more, where that does no harm.
	const readings = body === 'OK' ? [] : [GET, WRAPPED];
	for (const route of readings)
		expect(await refusal(route, { body })).toEqual({ message, asksToLook: false });
	const writings = body === 'OK' ? [CREATE] : [CREATE, UPSERT, UPDATE];
	for (const route of writings) expect(await refusal(route, { body })).toEqual({ message, asksToLook: true });
});

test('no record came of a creation that is answered 204', async () => {
	for (const route of [CREATE, UPSERT, REFUND]) {
		const { message, asksToLook } = await refusal(route, { status: 204 });
		expect(message).toBe('The answer holds no contact (status 204)');
		expect(asksToLook).toBe(true);
	}
});

test('a record of another shape is none, where records are known by their id', async () => {
	const message = 'The answer is not the contact, as ClickFunnels would send it';
	for (const body of [{ contact: { id: 7 } }, { name: 'Ann' }, { id: null }]) {
		expect(await refusal(KNOWN, { body })).toEqual({ message, asksToLook: true });
	}
	// Not all records have one.
	expect(await after(answering([{ body: { iso2: 'NL' } }]).api.call(GET, { id: '7' }))).toEqual({
		iso2: 'NL',
	});
});

test('a record may have keys that are called like a refusal', async () => {
	const body = { id: 7, error: 'none', errors: ['x'], message: 'Hi' };
	expect(await after(answering([{ body }]).api.call(GET, { id: '7' }))).toEqual(body);
});

test.each([202, 203, 206])(
	'status %d of an upsert says neither that it was created nor updated',
	async (status) => {
		const { api } = answering([{ status, body: { id: 7 } }]);
		expect(await after(api.call(UPSERT, IN_9))).toEqual({ id: 7, upsert_result: 'unknown' });
	},
);

test.each(['deleted', 'archived', 'canceled', 'redacted', 'success'])(
	'%s is said of nothing that an answer does not confirm',
	async (output) => {
		const route = output === 'deleted' ? DELETE : `DELETE /contacts/{id}/${output}`;
		for (const status of [200, 202]) {
			expect(await refusal(route, { status, body: { error: 'not allowed' } })).toEqual({
				message: `ClickFunnels answered with status ${status}, but says: not allowed`,
				asksToLook: true,
			});
		}
		for (const body of [{ id: 7 }, [], [{ id: 7 }], true, 5, { message: 'Queued' }]) {
			expect(await refusal(route, { body })).toEqual({
				message: 'The answer is not a confirmation, as ClickFunnels would send it',
				asksToLook: true,
			});
		}
		expect(await refusal(route, { status: 202 })).toEqual({
			message: 'ClickFunnels took the request, but does not say that it is done (status 202)',
			asksToLook: true,
		});
	},
);
