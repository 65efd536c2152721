import { catalog } from '../../nodes/ClickFunnels/resources';
import type { AnyApi, FreeRequest, Rows, Values } from '../../nodes/ClickFunnels/table/api';
import type { Operation } from '../../nodes/ClickFunnels/table/line';

const resource = catalog.resources.find(({ value }) => value === 'apiCall');
const operation = resource?.operations[0] as Operation;

const settle = (values: Values) =>
	operation.settle?.({ pages: false, ...values }, (...texts) => new Error(texts.join('|'))) as Values;

/** The request that the operation makes of a user's values. */
function asked(values: Values): FreeRequest {
	let seen: FreeRequest | undefined;
	const rows = { all: async () => [] } as Partial<Rows> as Rows;
	const api: Partial<AnyApi> = { free: (request) => ((seen = request), rows) };
	void operation.run(api as AnyApi, settle(values));
	return seen as FreeRequest;
}

const whole = (path: string) => path.replace(/\{\w+\}/g, '12');

test.each(catalog.lines.map(({ route, method, path }) => ({ route, method, path })))(
	'$route is known by its path, whether it is filled in or written',
	({ route, method, path }) => {
		const path_values = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, '12']));
		const filledIn = asked({ method, path, path_values });
		expect(filledIn).toMatchObject({ method, path: whole(path), route });
		expect(asked({ method, path: whole(path) })).toEqual(filledIn);
	},
);

test('a path that the tables do not have is asked for as it is', () => {
	expect(asked({ method: 'POST', path: '/teams/12/parties', body: { a: 1 } })).toEqual({
		method: 'POST',
		path: '/teams/12/parties',
		body: { a: 1 },
		pages: false,
		route: undefined,
	});
});

test('names of path values may stand in braces, as in the path', () => {
	expect(asked({ method: 'GET', path: '/forms/{id}', path_values: { '{id}': '7' } }).path).toBe('/forms/7');
});

test('what a path value holds is not taken for a placeholder', () => {
	const given = { method: 'GET', path: '/a/{b}/{c}', path_values: { b: '1', c: '2' } };
	expect(asked(given).path).toBe('/a/1/2');
});

test.each<[string, Values, string]>([
	['one placeholder', { path: '/forms/{id}' }, 'Path|{id} is left in it|'],
	['two', { path: '/a/{b}/c/{d}', path_values: {} }, 'Path|{b} and {d} are left in it|'],
	['a value too many', { path: '/forms/1', path_values: { id: '2' } }, 'Path Values|the path has no {id}|'],
	['a value by the name of a method', { path: '/a/{constructor}' }, 'Path|{constructor} is left in it|'],
	['a body', { path: '/forms/1', body: { a: 1 } }, 'Body|a GET has none|'],
	['pages of one record', { path: '/forms/1', pages: true }, 'Follow Pages|the path gives no list|'],
])('a GET is refused with %s', (_, values, refusal) => {
	expect(() => settle({ method: 'GET', ...values })).toThrow(refusal);
});

test('a list, and a path of which nothing is known, may have pages', () => {
	expect(settle({ method: 'GET', path: '/workspaces/1/forms', pages: true })).toMatchObject({ pages: true });
	expect(settle({ method: 'GET', path: '/teams/1/parties', pages: true })).toMatchObject({ pages: true });
});

const alone = (method: string, path: string, body?: object) => operation.alone?.({ method, path, body });

test('changes of one record wait for each other, and so do upserts of one address', () => {
	const key = alone('PATCH', '/workspaces/1/parties/2');
	expect(key).toBeDefined();
	expect(alone('DELETE', '/workspaces/1/parties/2')).toBe(key);
	expect(alone('PATCH', '/workspaces/1/parties/3')).not.toBe(key);
	const upsert = (email_address: string) =>
		alone('POST', '/workspaces/1/contacts/upsert', { contact: { email_address } });
	expect(upsert('ann@example.com')).toBeDefined();
	expect(upsert('Ann@Example.com')).toBe(upsert('ann@example.com'));
	expect(upsert('bob@example.com')).not.toBe(upsert('ann@example.com'));
	expect(alone('PUT', '/contacts/5')).toBe(alone('DELETE', '/contacts/5'));
	expect(alone('PUT', '/contacts/5')).not.toBe(alone('PUT', '/orders/5'));
});

test('reads and new records wait for nothing', () => {
	expect(alone('GET', '/contacts/5')).toBeUndefined();
	expect(alone('GET', '/parties/5')).toBeUndefined();
	expect(alone('POST', '/workspaces/1/parties')).toBeUndefined();
	expect(alone('POST', '/workspaces/1/forms')).toBeUndefined();
});
