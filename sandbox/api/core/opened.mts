import { forbidden } from './errors.mts';
import type { World } from './world.mts';

/** Whether ClickFunnels has opened something to a workspace. */
export function isOpened(world: World, workspaceId: number, what: string): boolean {
	const opened = (world.find('Workspace', workspaceId)?.data.opened ?? []) as string[];
	return opened.includes(what);
}

/**
 * Refuses what ClickFunnels has not opened to a workspace: a closed beta, or a provider of external purchases.
 * Throws 403.
 * @param what as the workspace's row names it in `opened`
 */
export function checkOpened(world: World, workspaceId: number, what: string, refusal: string): void {
	if (!isOpened(world, workspaceId, what)) throw forbidden(refusal);
}
