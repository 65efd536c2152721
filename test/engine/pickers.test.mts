import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { transaction } from '../../nodes/ClickFunnels/kinds';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { deliveredTypes } from '../support/webhook-contract.mts';
import type { Rec } from '../support/company.mts';
import { byId, runNode } from '../support/engine.mts';
import { loadOptions, searchList } from '../support/lookup.mts';
import { startRecorder } from '../support/recorder.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.clearRequests());

const options = () => ({ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } });

/** Follows a list to its end, as scrolling does. */
async function scroll(
	method: string,
	parameters: INodeParameters,
	filter?: string,
): Promise<INodePropertyOptions[]> {
	const all: INodePropertyOptions[] = [];
	let token: string | undefined;
	do {
		const { results, paginationToken } = await searchList(method, parameters, options(), filter, token);
		all.push(...results);
		token = paginationToken;
	} while (token);
	return all;
}

/** A record that has a name or an e-mail address, as each of these lists has. */
type Row = Rec & { name: string; email_address: string };

const listed = async (path: string) => (await inUse.company.list(path)) as Row[];

// The others depend on the operation.
const searchMethods = Object.keys(new ClickFunnelsApi().methods.listSearch).filter(
	(name) => !name.startsWith('searchChosen'),
);

test.each(searchMethods)(
	'%s gives every record once, each with a name that a person recognises',
	async (method) => {
		const all = await scroll(method, {});
		expect(all.length).toBeGreaterThan(0);
		expect(new Set(all.map(({ value }) => value)).size).toBe(all.length);
		expect(all.filter(({ name }) => !name || /undefined|null|\[object|^ID \d+$/.test(name))).toEqual([]);
	},
);

test('where contacts are meant, only filters of contacts are offered; of orders, only those of orders', async () => {
	const names = async (method: string) =>
		new Set((await scroll(method, {})).map(({ name }) => name.split(' – ')[0]));
	expect(await names('searchContactFilter')).toEqual(new Set(['Active readers', 'VIP customers']));
	expect(await names('searchOrderFilter')).toEqual(new Set(['Large orders']));
	expect(await names('searchSavedFilter')).toEqual(
		new Set(['Active readers', 'VIP customers', 'Large orders']),
	);
});

test('workspaces of all teams are there, each with its team', async () => {
	const { results } = await searchList('searchWorkspace', {}, options());
	expect(results.map(({ value }) => value).sort()).toEqual((await inUse.company.workspaceIds()).sort());
	expect(results.map(({ name }) => name)).toContain('Brightpath – Brightpath Academy');
});

test('a chosen workspace narrows the contacts, and they are exactly its contacts, the newest first', async () => {
	const [, second] = await inUse.company.workspaceIds();
	const wanted = (await listed(`/workspaces/${second}/contacts`)).map(({ id }) => id).reverse();
	expect(wanted.length).toBeGreaterThan(20);
	inUse.sandbox.clearRequests();
	const contacts = await scroll('searchContact', { workspaceId: byId(second) });
	expect(contacts.map(({ value }) => value)).toEqual(wanted);
	expect(new Set(inUse.sandbox.requests().map(({ path }) => path))).toEqual(
		new Set([`/clickfunnels/api/v2/workspaces/${second}/contacts`]),
	);
});

test('a workspace from an expression is not known yet: all workspaces are searched', async () => {
	const { results } = await searchList('searchForm', { workspaceId: byId('={{ $json.id }}') }, options());
	const forms = await Promise.all(
		(await inUse.company.workspaceIds()).map(async (id) => await listed(`/workspaces/${id}/forms`)),
	);
	expect(results).toHaveLength(forms.flat().length);
});

test('a contact is found by its e-mail address wherever it stands in the list, in one request a workspace', async () => {
	const [first] = await inUse.company.workspaceIds();
	const last = (await listed(`/workspaces/${first}/contacts`)).at(-1) as Row;
	inUse.sandbox.clearRequests();
	const { results } = await searchList(
		'searchContact',
		{ workspaceId: byId(first) },
		options(),
		last.email_address,
	);
	const name = `${String(last.first_name)} ${String(last.last_name)} – ${last.email_address}`;
	expect(results).toEqual([{ name, value: last.id }]);
	expect(inUse.sandbox.requests()).toHaveLength(1);
});

test('a contact is found by first and last name, and shown with name and address', async () => {
	const [first] = await inUse.company.workspaceIds();
	const contact = (await listed(`/workspaces/${first}/contacts`))[30];
	const name = `${String(contact.first_name)} ${String(contact.last_name)}`;
	const found = await scroll('searchContact', { workspaceId: byId(first) }, name.toUpperCase());
	expect(found).toContainEqual({ name: `${name} – ${contact.email_address}`, value: contact.id });
});

test.each([
	['searchContact', 'contacts'],
	['searchOrder', 'orders'],
	['searchContactTag', 'contacts/tags'],
])('%s finds a record by its ID in one request, and by its public ID', async (method, collection) => {
	const [first] = await inUse.company.workspaceIds();
	const last = (await listed(`/workspaces/${first}/${collection}`)).at(-1) as Row;
	inUse.sandbox.clearRequests();
	const byNumber = await searchList(method, { workspaceId: byId(first) }, options(), String(last.id));
	expect(byNumber.results.map(({ value }) => value)).toEqual([last.id]);
	expect(inUse.sandbox.requests()).toHaveLength(1);
	const byPublicId = await scroll(method, { workspaceId: byId(first) }, last.public_id);
	expect(byPublicId.map(({ value }) => value)).toContain(last.id);
});

test('an order is found by its number and by the address of its contact', async () => {
	const [first] = await inUse.company.workspaceIds();
	const order = (await listed(`/workspaces/${first}/orders`)).at(-1) as Row & { contact: Row };
	for (const typed of [String(order.order_number), order.contact.email_address]) {
		const found = await scroll('searchOrder', { workspaceId: byId(first) }, typed);
		expect(found.map(({ value }) => value)).toContain(order.id);
	}
});

test('an order shows its number, e-mail address and total', async () => {
	const [first] = await inUse.company.workspaceIds();
	type Order = Row & { order_number: string; contact: Row; total_amount: string; currency: string };
	const orders = (await listed(`/workspaces/${first}/orders`)) as Order[];
	const newest = orders[orders.length - 1];
	const { results } = await searchList('searchOrder', { workspaceId: byId(first) }, options());
	const { order_number: number, contact, total_amount: total, currency } = newest;
	expect(results[0]).toEqual({
		name: `${number} – ${contact.email_address} – ${total} ${currency.toUpperCase()}`,
		value: newest.id,
	});
});

test('a transaction says whether it can be refunded, and is found by the number of its order', async () => {
	const [first] = await inUse.company.workspaceIds();
	const orders = (await listed(`/workspaces/${first}/orders`)) as Array<Row & { order_number: string }>;
	const newest = orders[orders.length - 1];
	const wanted = (await listed(`/orders/${newest.id}/transactions`)).map(({ id }) => id);
	expect(wanted.length).toBeGreaterThan(0);
	const where = { workspaceId: byId(first) };
	const { results } = await searchList('searchTransaction', where, options(), newest.order_number);
	const found = results.filter(({ name }) => name.includes(newest.order_number));
	expect(found.map(({ value }) => value)).toEqual(expect.arrayContaining(wanted));
	// The list cuts what is long: of whom it is comes first.
	expect(found[0].name).toMatch(/^#\d+ – \S+@\S+ – \d+\.\d\d USD – (refundable|no refund) – /);
	const label = (row: object) => transaction.label({ amount: '9.00', currency: 'usd', ...row });
	const sale = { external_type: 'sale', result: 'approved', status: 'completed' };
	expect(label(sale)).toBe('9.00 USD – refundable – sale – completed');
	expect(label({ ...sale, status: 'refunded' })).toBe('9.00 USD – no refund – sale – refunded');
	expect(label({ ...sale, result: 'declined' })).toMatch(/ – no refund – /);
	expect(label({ ...sale, external_type: 'refund' })).toMatch(/ – no refund – /);
});

test('part of a name finds records on later pages, in upper or lower case', async () => {
	const [first] = await inUse.company.workspaceIds();
	const products = await listed(`/workspaces/${first}/products`);
	const last = products.at(-1) as Row;
	const found = await scroll('searchProduct', { workspaceId: byId(first) }, last.name.slice(2).toUpperCase());
	expect(found.map(({ value }) => value)).toContain(last.id);
	expect(found.every(({ name }) => name.toLowerCase().includes(last.name.slice(2).toLowerCase()))).toBe(true);
});

test('a search that finds nothing says so, and what to do; one that goes on does not', async () => {
	const nothing = { name: 'Nothing found: try other words, or choose By ID', value: '' };
	const none = await searchList('searchCourse', {}, options(), 'no such course');
	expect(none).toEqual({ results: [nothing] });
	const [first] = await inUse.company.workspaceIds();
	const nobody = await searchList('searchContact', {}, options(), 'no such contact');
	expect(nobody.results.map(({ name }) => name)).toEqual([
		'Nothing found: try other words, or choose By Email or By ID',
	]);
	const contacts = await scroll('searchContact', { workspaceId: byId(first) }, 'example.com');
	expect(contacts.length).toBeGreaterThan(20);
	expect(contacts).not.toContainEqual(nothing);
});

test('a multi-select loads every tag of the chosen workspace, sorted by name', async () => {
	const [first] = await inUse.company.workspaceIds();
	const tags = await loadOptions('getContactTagOptions', { workspaceId: byId(first) }, options());
	const wanted = (await listed(`/workspaces/${first}/contacts/tags`)).map(({ id, name }) => ({
		name,
		value: id,
	}));
	expect(tags).toEqual(wanted.sort((a, b) => String(a.name).localeCompare(String(b.name))));
});

test('a multi-select or search of public IDs gives those, where the API takes no numbers', async () => {
	const [first] = await inUse.company.workspaceIds();
	const [tag] = await listed(`/workspaces/${first}/contacts/tags`);
	const tags = await loadOptions('getContactTagPublicIds', { workspaceId: byId(first) }, options());
	expect(tags).toContainEqual({ name: tag.name, value: tag.public_id });
	const [product] = await listed(`/workspaces/${first}/products`);
	const where = { workspaceId: byId(first) };
	const { results } = await searchList('searchProductPublicIds', where, options(), product.name);
	expect(results).toContainEqual({ name: product.name, value: product.public_id });
});

test.each([
	['searchChosenTag', 'contactTag', 'get', 'contacts/tags'],
	['searchChosenTag', 'productTag', 'update', 'products/tags'],
	['searchChosenJob', 'bulkJob', 'cancelExportJob', 'contacts/export_actions'],
])('%s lists the records that %s: %s is about', async (method, resource, operation, path) => {
	const ids = (await inUse.company.workspaceIds()).map(
		async (id) => await listed(`/workspaces/${id}/${path}`),
	);
	const wanted = (await Promise.all(ids)).flat().map(({ id }) => id);
	expect(wanted.length).toBeGreaterThan(0);
	const found = await scroll(method, { resource, operation });
	const kind = String(found[0].value).split(':')[0];
	expect(found.map(({ value }) => value).sort()).toEqual(wanted.map((id) => `${kind}:${id}`).sort());
});

test('what was chosen by a shared locator is taken for that kind of record only', async () => {
	const [first] = await inUse.company.workspaceIds();
	const parameters = { resource: 'contactTag', operation: 'get', workspaceId: byId(first) };
	const [{ value, name }] = await scroll('searchChosenTag', parameters);
	const tag = { __rl: true, mode: 'list', value: String(value) } as unknown as INodeParameters;
	const { items } = await runNode({ ...parameters, tag }, options());
	expect(items[0].json.name).toBe(name.split(' – ')[0]);
	inUse.sandbox.clearRequests();
	const other = { resource: 'productTag', operation: 'delete', tag };
	const { problem } = await runNode(other, options());
	expect(problem?.message).toBe('Tag: what is chosen is of the kind Contact Tag, but Product Tag is needed');
	expect(inUse.sandbox.requests()).toEqual([]);
});

test('a locator that the chosen operation does not have lists nothing and says so', async () => {
	const search = searchList('searchChosenTag', { resource: 'contact', operation: 'get' }, options());
	await expect(search).rejects.toMatchObject({ message: 'Operation: it takes no tag' });
});

test('what belongs to the record of the operation is found below it', async () => {
	const [first] = await inUse.company.workspaceIds();
	const [product] = await listed(`/workspaces/${first}/products`);
	const wanted = await listed(`/products/${product.id}/variants`);
	inUse.sandbox.clearRequests();
	const variants = await loadOptions('getProductVariantOptions', { product: byId(product.id) }, options());
	expect(variants.map(({ value }) => value).sort()).toEqual(wanted.map(({ id }) => id).sort());
	expect(inUse.sandbox.requests()).toHaveLength(1);
});

test('event types are all that reach an endpoint, in words', async () => {
	const types = await loadOptions('getWebhookEventTypeOptions', {}, options());
	expect(types.map(({ value }) => value).sort()).toEqual([...deliveredTypes].sort());
	expect(types).toContainEqual({ name: 'Order Completed', value: 'order.completed' });
});

describe('a look-up that fails shows the reason', () => {
	test.each([
		['a wrong key', { apiKey: 'wrong' }, 'Maton does not accept the API key'],
		[
			'no connection',
			{ apiKey: 'sandbox-key-without-connection' },
			'Maton has no active ClickFunnels connection for this API key',
		],
	])('%s', async (_name, key, message) => {
		await expect(searchList('searchContact', {}, { ...options(), ...key })).rejects.toMatchObject({
			message,
		});
		await expect(loadOptions('getContactTagOptions', {}, { ...options(), ...key })).rejects.toMatchObject({
			message,
		});
	});

	test('a gateway that answers with a page of HTML', async () => {
		const recorder = await startRecorder(() => ({ body: '<html><body>Sign in to the proxy</body></html>' }));
		await expect(searchList('searchTeam', {}, { url: recorder.url })).rejects.toMatchObject({
			message: 'The answer is not JSON, as ClickFunnels would send it',
			description: expect.stringContaining('Sign in to the proxy'),
		});
		await recorder.close();
	});

	test('a chosen workspace that is no ID', async () => {
		await expect(
			searchList('searchContact', { workspaceId: byId('../teams') }, options()),
		).rejects.toMatchObject({
			message: 'Workspace: "../teams" is not an ID',
		});
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});
