import { routed } from '../support/fill.mts';
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
