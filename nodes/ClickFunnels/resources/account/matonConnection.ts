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
} satisfies Partial<Operation>;

const STATUSES = { ACTIVE: 'Active', PENDING: 'Not Opened Yet', FAILED: 'Failed' };

/** A property of its own: the one under Options says by which connection to go. */
const CHOSEN = { connection_id: { ...CONNECTION, property: 'connectionId', withoutIt: undefined } };

const getAll: Operation = {
	...common,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many connections',
	description: 'List the connections to ClickFunnels',
	output: 'list',
	filters: {
		fields: {},
		query: { connection_status: options('Status', ['ACTIVE', 'PENDING', 'FAILED'], { names: STATUSES }) },
	},
	run: (api, { connection_status: status }) =>
		asRows(async function* () {
			const query = { ...matonConnection.listQuery, ...(status !== undefined && { status: String(status) }) };
			const connections = await asked(api, { method: 'GET', path: LIST, query }, 'connections');
			yield* (connections ?? []) as unknown as Row[];
		}),
};

const get: Operation = {
	...common,
	value: 'get',
	name: 'Get',
	action: 'Get connection',
	description: 'Whether a connection is active',
	needs: CHOSEN,
	run: async (api, { connection_id }) =>
		await asked(api, { method: 'GET', path: pathOf(connection_id) }, 'connection'),
};

const create: Operation = {
	...common,
	value: 'create',
	name: 'Create',
	writes: true,
	action: 'Create connection',
	description: 'Begin a connection; somebody then opens its URL and chooses the workspace',
	run: async (api) => await asked(api, { method: 'POST', path: LIST, body: { app: 'clickfunnels' } }),
};

const remove: Operation = {
	...common,
	value: 'delete',
	name: 'Delete',
	action: 'Delete connection',
	description: 'Take a connection away',
	output: 'deleted',
	isFinal: true,
	writes: true,
	needs: CHOSEN,
	run: async (api, { connection_id: id }) => {
		await asked(api, { method: 'DELETE', path: pathOf(id) });
		return { deleted: true, id: id as string };
	},
};

/**
 * Maton's answer, or what stands in it under a key; undefined where it is only shown what would be asked. Throws as
 * `free` does, and where that is not there.
 */
async function asked(
	api: AnyApi,
	request: Pick<FreeRequest, 'method' | 'path' | 'query' | 'body'>,
	key?: string,
): Promise<Row | undefined> {
	const row = (await api.free({ ...request, pages: false, ofMaton: 'connection' }).all()).at(0);
	if (key === undefined || row === undefined) return row;
	if (typeof row[key] === 'object' && row[key] !== null) return row[key] as Row;
	throw api.refusal(
		`Maton Connection: the answer holds no ${key}, as Maton's would`,
		'Check the Gateway URL in the credential, and whether a proxy is in between.',
	);
}

const pathOf = (id: unknown) => `${LIST}/${encodeURIComponent(String(id))}`;

export const maton = resource({
	kind: matonConnection,
	description: 'A link of Maton to ClickFunnels',
	operations: [getAll, get, create, remove].map((operation) => () => operation),
});
