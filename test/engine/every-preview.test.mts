import { custom, rows } from '../support/custom-call.mts';
import type { ActionNode } from '../support/engine.mts';
import { everyday, form, routed, shownInside, type Form } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { cases } from './cases/index.mts';

const inUse = useSandbox();

const writing = routed.filter(({ route }) => !route.startsWith('GET '));

test.each(writing)(
	'$resource, $operation: a preview sends nothing, and then just what it showed is sent',
	async (one) => {
		const { resource, operation } = one;
		const { parameters } = await cases[`${resource}.${operation}`](inUse.company);
		const whole = { resource, operation, ...parameters };
		inUse.sandbox.clearRequests();
		const preview = { ...whole, options: { ...(parameters.options as object), preview: true } };
		const { items, problem } = await inUse.run(preview);
		expect(problem?.message).toBeUndefined();
		expect(inUse.sandbox.requests()).toEqual([]);
		expect(items).toHaveLength(1);
		const [request] = await inUse.sent(whole);
		const { pathname } = new URL(String(items[0].json.url));
		expect({ method: items[0].json.method, path: pathname, body: items[0].json.body }).toEqual({
			method: request.method,
			path: request.path,
			body: request.body,
		});
	},
);

/** Both nodes, and where each has what all operations have alike. */
const NODES: Array<[ActionNode, Form, object]> = [
	['clickFunnels', everyday, { preview: true }],
	['clickFunnelsApi', form, { options: { preview: true } }],
];

test.each(NODES)(
	'every operation of %s takes a connection and can be previewed',
	(_, { choices, shownProperties }) => {
		const without = choices.filter(({ resource, operation }) => {
			const shown = shownProperties(resource, operation);
			const options = shown.find(({ name }) => name === 'options');
			const inside = options ? shownInside(options, { resource, operation }) : [];
			const names = [...shown, ...inside].map(({ name }) => name);
			return !names.includes('connection') || !names.includes('preview');
		});
		expect(without).toEqual([]);
	},
);

/** Writes that no test above runs: those of Maton, and what the node for everyday work has of the tables. */
const OTHERS = NODES.flatMap(([node, { choices, filled }, previewed]) =>
	[
		...(node === 'clickFunnels'
			? choices.flatMap(({ route, ...one }) => (route ? [{ ...one, route }] : []))
			: []),
		{ resource: 'matonConnection', operation: 'create', route: 'POST /connections' },
		{ resource: 'matonConnection', operation: 'delete', route: 'DELETE /connections/{id}' },
	]
		.filter(({ route }) => !route.startsWith('GET '))
		.map(({ route, ...place }) => ({ node, ...place, route, filled, previewed })),
);

test.each(OTHERS)(
	'$node, $resource, $operation: a preview shows $route, and sends nothing',
	async ({ node, resource, operation, route, filled, previewed }) => {
		inUse.sandbox.clearRequests();
		const parameters = { ...filled(resource, operation, 'all'), ...previewed };
		const { items, problem } = await inUse.run(parameters, { node });
		expect(problem?.message).toBeUndefined();
		expect(inUse.sandbox.requests()).toEqual([]);
		const [method, path] = route.split(' ');
		const end = new RegExp(`${path.replace(/\{\w+\}/g, '[\\w-]+')}$`);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ method, url: expect.stringMatching(end) }),
		]);
	},
);

test('a custom call: a preview shows it, and sends nothing', async () => {
	inUse.sandbox.clearRequests();
	const asked = { values: { id: '77' }, body: rows({ 'contact[first_name]': 'Ada' }) };
	const { items } = await inUse.run({
		...custom('PUT', '/contacts/{id}', asked),
		options: { preview: true },
	});
	expect(inUse.sandbox.requests()).toEqual([]);
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			method: 'PUT',
			url: `${inUse.sandbox.url}/clickfunnels/api/v2/contacts/77`,
			body: { contact: { first_name: 'Ada' } },
		}),
	]);
});
