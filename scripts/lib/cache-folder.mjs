import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Environment variable that names the cache folder. */
export const CACHE_VARIABLE = 'CLICKFUNNELS_N8N_CACHE';

/**
 * Where n8n is kept between runs: outside the checkout, so that a fresh clone finds it again.
 * @param {string} [chosen]
 */
export function cacheFolder(chosen) {
	const folder = chosen || process.env[CACHE_VARIABLE];
	return folder ? resolve(folder) : join(userCache(), 'n8n-nodes-clickfunnels-maton');
}

function userCache() {
	if (process.platform === 'win32') return process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
	return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
