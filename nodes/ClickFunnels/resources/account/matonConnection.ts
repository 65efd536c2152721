import { matonConnection } from '../../kinds';
import type { AnyApi, FreeRequest, Row } from '../../table/api';
import { CONNECTION } from '../../table/connection';
import { options } from '../../table/field';
import { asRows } from '../../table/job';
import type { Operation } from '../../table/line';
import { resource } from '../../table/resource';

const LIST = '/connections';

/** What Maton's own operations have alike: no route of ClickFunnels, so that they are put together here. */
const common = {
	noun: 'connection',
	parameters: [],
	output: 'record',
	paged: false,
	sort: [],
	expand: [],
	options: {},
	ofMaton: true,
} satisfies Partial<Operation>;

const STATUSES = { ACTIVE: 'Active', PENDING: 'Not Opened Yet', FAILED: 'Failed' };

/** A property of its own: the one under Options says by which connection to go. */
const CHOSEN = { connection_id: { ...CONNECTION, property: 'connectionId', withoutIt: undefined } };

const getAll: Operation = {
	...common,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many connections',
	description: 'List the ClickFunnels connections of the Maton account',
	output: 'list',
	filters: {
		fields: {},
		query: { connection_status: options('Status', ['ACTIVE', 'PENDING', 'FAILED'], { names: STATUSES }) },
	},
	run: (api, { connection_status: status }) =>
		asRows(async function* () {
			const query = { ...matonConnection.listQuery, ...(status !== undefined && { status: String(status) }) };
			const { connections } = await asked(api, { method: 'GET', path: LIST, query });
			yield* connections as Row[];
		}),
};

const get: Operation = {
	...common,
	value: 'get',
	name: 'Get',
	action: 'Get connection',
	description: 'Get a connection: whether it is active, and the address to open where it is not',
	needs: CHOSEN,
	run: async (api, { connection_id }) =>
		(await asked(api, { method: 'GET', path: pathOf(connection_id) })).connection as Row,
};

const create: Operation = {
	...common,
	value: 'create',
	name: 'Create',
	writes: true,
	action: 'Create connection',
	description:
		'Begin a new connection. It is active once somebody has opened its URL in a browser and chosen the workspace.',
	run: async (api) => await asked(api, { method: 'POST', path: LIST, body: { app: 'clickfunnels' } }),
};

const remove: Operation = {
	...common,
	value: 'delete',
	name: 'Delete',
	action: 'Delete connection',
	description: 'Take a connection away, so that nothing reaches its ClickFunnels account any more',
	output: 'deleted',
	isFinal: true,
	writes: true,
	needs: CHOSEN,
	run: async (api, { connection_id: id }) => {
		await asked(api, { method: 'DELETE', path: pathOf(id) });
		return { deleted: true, id: id as string };
	},
};

/** Maton's answer, which is one object. Throws as `free` does. */
async function asked(
	api: AnyApi,
	request: Pick<FreeRequest, 'method' | 'path' | 'query' | 'body'>,
): Promise<Row> {
	const [row] = await api.free({ ...request, pages: false, ofMaton: 'connection' }).all();
	return row;
}

const pathOf = (id: unknown) => `${LIST}/${encodeURIComponent(String(id))}`;

export const maton = resource({
	kind: matonConnection,
	description: 'A link of the Maton account to a ClickFunnels account',
	operations: [getAll, get, create, remove].map((operation) => () => operation),
});
