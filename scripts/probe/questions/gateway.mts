import type { Answer } from '../client.mts';
import type { Evidence } from '../evidence.mts';
import { counted, noted, notTold, seen, type Row } from '../row.mts';
import { FLAT, NESTED, shapeOf } from '../shapes.mts';
import { isRec } from '../visits.mts';

const WRONG_KEY = 'n8n-probe-wrong-key';
const NO_CONNECTION = '00000000-0000-4000-8000-000000000000';

/** What Maton itself answers. */
export async function gatewayRows(evidence: Evidence): Promise<Row[]> {
	const { client } = evidence;
	const unauthorised = await client.api('GET', '/teams', { key: WRONG_KEY, connection: '' });
	const unconnected = await client.api('GET', '/teams', { connection: NO_CONNECTION });
	return [
		shapeRow({ status: 401, shape: NESTED }, 'a wrong key', unauthorised),
		notTold(shapeQuestion({ status: 400, shape: NESTED }, 'a key without a connection'), 'takes such a key'),
		shapeRow({ status: 404, shape: FLAT }, 'an unknown connection', unconnected),
		...[429, 500].map((status) => troubleRow(evidence, status)),
	];
}

interface Expected {
	status: number;
	shape: string;
}

function shapeQuestion({ status, shape }: Expected, what: string) {
	return { question: `Maton's ${status}, for ${what}`, says: shape };
}

function shapeRow(expected: Expected, what: string, { status, body }: Answer): Row {
	const shape = shapeOf(body);
	const isSo = status === expected.status && shape === expected.shape;
	return seen(shapeQuestion(expected, what), isSo ? shape : `${status} ${shape}`, isSo);
}

function troubleRow({ client }: Evidence, status: number): Row {
	const what = status === 429 ? 'too many requests' : 'an authorisation that has run out, or a fault';
	const met = client.troubles.filter((answer) => answer.status === status);
	const question = shapeQuestion({ status, shape: NESTED }, what);
	if (met.length === 0) return notTold(question, 'none came');
	const shapes = [...new Set(met.map(({ body }) => shapeOf(body)))];
	const waits = met.filter(({ headers }) => headers.has('retry-after')).length;
	const saw = `${met.length} of ${shapes.join(' and of ')}, ${waits} with Retry-After`;
	return seen(question, saw, shapes.join() === NESTED);
}

/** How many connections and workspaces there are, and which workspaces a connection covers. */
export async function reachRows(evidence: Evidence): Promise<Row[]> {
	const { client, options } = evidence;
	const { body } = await client.ask('GET', '/connections?app=clickfunnels&status=ACTIVE', { connection: '' });
	const list = isRec(body) && Array.isArray(body.connections) ? body.connections.filter(isRec) : [];
	const ids = list.map(({ connection_id: id }) => String(id));
	const connections = noted(
		{ question: "The key's active connections to ClickFunnels", says: 'one or several' },
		ids.length === 0 ? 'a list in another shape, or none' : String(ids.length),
	);
	const question = {
		question: 'Workspaces that a connection covers',
		says: 'one each, inferred; the nodes take either',
	};
	const own = await workspacesOf(evidence, options.connection);
	const saw = `${counted(own.workspaces.length, 'workspace')} in ${counted(own.teams, 'team')}`;
	if (own.workspaces.length > 1)
		return [connections, noted(question, `${saw}: the connection covers several`)];
	const others = await othersOf(evidence, ids);
	const isOneEach =
		others.every(({ workspaces }) => workspaces.length === 1) &&
		new Set([...own.workspaces, ...others.flatMap(({ workspaces }) => workspaces)]).size > 1;
	if (isOneEach) return [connections, seen(question, `${saw}: each connection covers another one`, true)];
	return [connections, notTold(question, `${saw}: the connection covers one, or the account has no other`)];
}

async function othersOf(evidence: Evidence, ids: string[]): Promise<Reach[]> {
	const reaches: Reach[] = [];
	for (const id of ids) reaches.push(await workspacesOf(evidence, id));
	return reaches;
}

interface Reach {
	teams: number;
	/** Ids, never to be shown. */
	workspaces: string[];
}

async function workspacesOf({ client }: Evidence, connection: string | undefined): Promise<Reach> {
	const teams = await rows(client.api('GET', '/teams', { connection }));
	const workspaces: string[] = [];
	for (const { id } of teams) {
		const found = await rows(
			client.api('GET', `/teams/${encodeURIComponent(String(id))}/workspaces`, { connection }),
		);
		workspaces.push(...found.map((workspace) => String(workspace.id)));
	}
	// Several teams may show the same one.
	return { teams: teams.length, workspaces: [...new Set(workspaces)] };
}

async function rows(asking: Promise<Answer>): Promise<Array<Record<string, unknown>>> {
	const { body } = await asking;
	return Array.isArray(body) ? body.filter(isRec) : [];
}
