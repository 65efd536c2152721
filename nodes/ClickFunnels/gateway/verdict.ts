import type { IDataObject, INodeCredentialTestResult } from 'n8n-workflow';

import { answer } from './answer';
import { readAccount } from './account';
import { shortened } from './answerText';
import type { Call, CredentialTestContext } from './call';
import { idOf, page } from './pages';
import { unexpectedAnswer } from './problems';
import { listed, meant, workspaces, type Workspace } from './workspaces';

/** Gives a context whose credential differs in what is given. */
type ContextWith = (more: { connectionId?: string }) => CredentialTestContext;

/** So many connections are looked at. */
const LOOKED_AT = 5;

/** A person waits, and can test again. */
const HASTE = { priority: 'picker' as const, retries: { maxTries: 2 } };

function reading(context: CredentialTestContext, noun: string, request: Call['request']): Call {
	return { context, ...HASTE, request: { method: 'GET', ...request }, about: { noun }, repeatable: true };
}

/**
 * What to say of a credential: which account is reached with it, or what is to be mended.
 *
 * It asks who the connected user is (contract: fetchMyUser) and which workspaces are covered, so that it passes only
 * with a good key and a live ClickFunnels connection. Where Maton has several and none is named it does not pass:
 * which one Maton takes then is not known for sure (contract/maton.json, `gateway.connectionHeader`).
 * @throws NodeApiError when gateway or ClickFunnels refuse
 * @throws NodeOperationError or Error that names a field that is wrong
 */
export async function verdictOn(contextWith: ContextWith): Promise<INodeCredentialTestResult> {
	const context = contextWith({});
	const { connectionId } = readAccount(await context.getCredentials('matonApi'));
	const reached = await reachedBy(context);
	await meant(reached.found, { context });
	if (connectionId) return passed(`${reached.text}, by the connection ${connectionId}`);
	const connections = await connectionsOf(context);
	if (connections.length < 2) return passed(reached.text);
	return { status: 'Error', message: await ofSeveral(connections, reached, contextWith) };
}

function passed(text: string): INodeCredentialTestResult {
	return { status: 'OK', message: `Connection successful: ${text}` };
}

/** Whom a connection reaches. */
interface Reached {
	found: Workspace[];
	/** Workspace and user, as a person tells them from others. */
	text: string;
}

async function reachedBy(context: CredentialTestContext): Promise<Reached> {
	const call = reading(context, 'user', { url: '/me' });
	const { body, status } = await answer(call);
	if (idOf(body) === undefined) throw unexpectedAnswer(call, 'a user', { body, status });
	// Who may not list workspaces can still work in one.
	const [covered] = await Promise.allSettled([workspaces({ context, ...HASTE })]);
	const user = body as IDataObject;
	const found = covered.status === 'fulfilled' ? covered.value : connectedIn(user);
	return { found, text: [...workspacesIn(found), `user ${userIn(user)}`].join(', ') };
}

/** The workspace that ClickFunnels says the connection is made for. */
function connectedIn({ connected_workspace: connected }: IDataObject): Workspace[] {
	const { workspace_id: id, workspace_name: name } = (connected ?? {}) as IDataObject;
	return typeof id === 'number' ? [{ id: String(id), name: String(name) }] : [];
}

function workspacesIn(found: Workspace[]): string[] {
	if (found.length === 0) return [];
	return [`${found.length === 1 ? 'workspace' : 'workspaces'} ${listed(found)}`];
}

const LONGEST_NAME = 100;

function userIn({ id, first_name, last_name, email }: IDataObject): string {
	const name = [first_name, last_name].filter((one) => typeof one === 'string' && one !== '').join(' ');
	const names = [name, typeof email === 'string' ? email : ''].filter(Boolean);
	return shortened(names.join(', ') || String(id), LONGEST_NAME);
}

/**
 * The IDs of the active connections of the key (contract/maton.json, `connections.list`); none where Maton does not
 * give them, since what was reached stands all the same.
 */
async function connectionsOf(context: CredentialTestContext): Promise<string[]> {
	const [listing] = await Promise.allSettled([
		page(
			{
				...reading(context, 'connection', {
					url: '/connections',
					qs: { app: 'clickfunnels', status: 'ACTIVE' },
				}),
				below: '',
			},
			{ wrappedIn: 'connections' },
		),
	]);
	if (listing.status === 'rejected') return [];
	return listing.value.rows.flatMap(connectionIdIn);
}

function connectionIdIn(row: unknown): string[] {
	const id =
		typeof row === 'object' && row !== null && 'connection_id' in row ? row.connection_id : undefined;
	return typeof id === 'string' ? [id] : [];
}

/** What to say where a key has several connections: whom each reaches, and which one was taken, if that shows. */
async function ofSeveral(connections: string[], reached: Reached, contextWith: ContextWith): Promise<string> {
	const some = connections.slice(0, LOOKED_AT);
	const looked = await Promise.allSettled(
		some.map(async (connectionId) => (await reachedBy(contextWith({ connectionId }))).text),
	);
	const texts = looked.map((one) => (one.status === 'fulfilled' ? one.value : 'reaches nothing now'));
	const alike = some.filter((_, at) => texts[at] === reached.text);
	const taken = alike.length === 1 ? `the connection ${alike[0]} this time` : 'one of them';
	const more = connections.length - some.length;
	return [
		`The API key is right, but has ${connections.length} ClickFunnels connections. Maton took ${taken}, and may take another one next time.`,
		'Enter the Connection ID of the one that is meant:',
		[...some.map((id, at) => `${id} (${texts[at]})`), ...(more > 0 ? [`${more} more`] : [])].join('; '),
	].join(' ');
}
