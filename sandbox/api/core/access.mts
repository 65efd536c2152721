import type { Readings } from '../../readings.mts';
import type { ApiRequest } from '../../types.mts';
import { forbidden } from './errors.mts';
import type { Operation } from './operations.mts';
import type { Row, Scope } from './store.mts';
import type { World } from './world.mts';

/** Throws 403 for what is closed to this platform or this workspace (ClickFunnels behaviour: errors; record stats). */
export function refuseClosed(operation: Operation, { platform, betas }: Readings): void {
	if (operation.trustedOnly && platform === 'untrusted')
		throw forbidden('This endpoint is restricted to trusted developer platforms');
	if (operation.closedBeta && betas === 'closed') throw forbidden('This endpoint is in Closed Beta');
}

/**
 * The only workspace that a request's connection covers, each connection of a key another one; undefined where it
 * covers all of them (ClickFunnels behaviour: hosts and authorisation).
 */
export function onlyWorkspace(world: World, { connection }: ApiRequest): Row | undefined {
	if (world.readings.workspaces === 'all' || connection === undefined) return undefined;
	const workspaces = world.table('Workspace').list();
	return workspaces[connection % workspaces.length];
}

/** Whether a record of a kind is that workspace, its team, or within them; what is within no team is everybody's. */
export function covers(only: Row | undefined, kind: string, row: Row): boolean {
	if (only === undefined) return true;
	const { team_id: team } = only.scope;
	if (kind === 'Team') return row.id === team;
	if (kind === 'Workspace') return row === only;
	const own: Scope = { team_id: team, workspace_id: only.id };
	return Object.keys(own).every((key) => !(key in row.scope) || row.scope[key] === own[key]);
}
