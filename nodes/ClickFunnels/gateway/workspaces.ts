import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { walk } from '../lists/pages';
import { readAccount } from './account';
import { shortened } from './answerText';
import type { Call } from './call';
import { cursorList, idOf } from './pages';

/** A workspace as a message names it. */
export interface Workspace {
	id: string;
	/** Its other ID, which people may know it by, too. */
	publicId?: string;
	name: string;
}

/** For whom workspaces are looked up: what every one of its requests has alike. */
export type Asking = Pick<Call, 'context' | 'priority' | 'retries' | 'stop'> & {
	/** n8n's Request Options, such as a proxy. */
	requestOptions?: Partial<Call['request']>;
	/** Absent in the trigger. */
	itemIndex?: number;
};

/** So many workspaces are named in a message, each with so many characters. */
const NAMED = 10;
const LONGEST_NAME = 50;

/**
 * The workspaces that the connection of a credential covers (contract: listTeams, listWorkspaces): mostly one,
 * since ClickFunnels ties a connection to the workspace that is chosen while it is made.
 * @throws NodeApiError when the gateway or ClickFunnels refuses
 */
export async function workspaces(asking: Asking): Promise<Workspace[]> {
	// Several teams may show the same one.
	const found = new Map<string, Workspace>();
	for (const team of await every(asking, 'team', '/teams')) {
		const path = `/teams/${encodeURIComponent(team.id)}/workspaces`;
		for (const { id, row } of await every(asking, 'workspace', path)) {
			const name = [row.name, row.subdomain].find((one) => typeof one === 'string') ?? '';
			const publicId = typeof row.public_id === 'string' ? row.public_id : undefined;
			found.set(id, { id, publicId, name: shortened(name, LONGEST_NAME) });
		}
	}
	return [...found.values()];
}

/**
 * Those of the workspaces that a connection covers which are meant where none is chosen: the credential's default
 * alone, else all.
 * @throws NodeOperationError that names the credential's field, where its workspace is not covered
 */
export async function meant(
	covered: Workspace[],
	{ context, itemIndex }: Pick<Asking, 'context' | 'itemIndex'>,
): Promise<Workspace[]> {
	const { defaultWorkspace } = readAccount(await context.getCredentials('matonApi'));
	if (defaultWorkspace === '' || covered.length === 0) return covered;
	const one = covered.find(({ id, publicId }) => [id, publicId].includes(defaultWorkspace));
	if (one) return [one];
	throw new NodeOperationError(
		context.getNode(),
		`Default Workspace: ${shortened(defaultWorkspace, LONGEST_NAME)} is none that the connection covers: ${listed(covered)}`,
		{ itemIndex, description: 'Correct the ID in the credential, or leave it empty there.' },
	);
}

/**
 * The id of the workspace that is meant where none is chosen.
 * @param found as `meant` gives them
 * @throws NodeOperationError that lists them where there are several, or says that there is none
 */
export function theOnly(
	found: Workspace[],
	{ context, itemIndex }: Pick<Asking, 'context' | 'itemIndex'>,
): string {
	if (found.length === 1) return found[0].id;
	const isNone = found.length === 0;
	const problem = new NodeOperationError(
		context.getNode(),
		isNone ? NONE : `Workspace: the connection covers several, so that one must be chosen: ${listed(found)}`,
		{
			itemIndex,
			description: isNone
				? 'Connect ClickFunnels again at https://maton.ai, and choose a workspace there.'
				: 'Choose it from the list, or enter its ID. For all nodes at once, enter it as Default Workspace in the credential.',
		},
	);
	problem.context.field = 'Workspace';
	throw problem;
}

const NONE = 'Workspace: the connection covers none';

/** Workspaces as a message names them: the first ones, and how many more there are. */
export function listed(found: Workspace[]): string {
	const names = found.slice(0, NAMED).map(({ id, name }) => `${name} (${id})`);
	const more = found.length - NAMED;
	return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** The rows of a list that have an id; others can't be asked for. */
async function every(
	{ requestOptions, itemIndex, ...rest }: Asking,
	noun: string,
	url: string,
): Promise<Array<{ id: string; row: IDataObject }>> {
	const request = { ...requestOptions, method: 'GET' as const, url };
	const rows = await walk(cursorList({ ...rest, request, about: { noun, itemIndex }, repeatable: true }));
	return rows.flatMap((row) => {
		const id = idOf(row);
		return id === undefined ? [] : [{ id: String(id), row }];
	});
}
