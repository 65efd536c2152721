import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const STAMP = 'complete.json';

/**
 * Fills a folder once. It is filled under another name and renamed at the end, so a folder of the right name that carries
 * its stamp is complete; anything else is thrown away and fetched again.
 * @param {object} what
 * @param {string} what.folder
 * @param {string} what.stamp what the folder holds; another stamp means another content
 * @param {(folder: string) => boolean} what.isWhole whether nothing was lost from it since
 * @param {(folder: string) => Promise<void>} what.fill
 * @returns {Promise<void>}
 */
export async function fetchOnce({ folder, stamp, isWhole, fill }) {
	if ((await readStamp(folder)) === stamp && isWhole(folder)) return;
	await removeLeftovers(folder);
	const partial = `${folder}.partial-${process.pid}`;
	await mkdir(partial, { recursive: true });
	try {
		await fill(partial);
		await writeFile(join(partial, STAMP), JSON.stringify(stamp));
		await rm(folder, { recursive: true, force: true });
		await rename(partial, folder);
	} catch (error) {
		await rm(partial, { recursive: true, force: true, maxRetries: 3 });
		throw error;
	}
}

/** @param {string} folder */
async function readStamp(folder) {
	try {
		return JSON.parse(await readFile(join(folder, STAMP), 'utf8'));
	} catch {
		return undefined;
	}
}

/**
 * Removes what interrupted runs left behind, but nothing of a run that is still at it.
 * @param {string} folder
 */
async function removeLeftovers(folder) {
	if (!existsSync(dirname(folder))) return;
	const prefix = `${basename(folder)}.partial-`;
	for (const name of await readdir(dirname(folder))) {
		if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
			await rm(join(dirname(folder), name), { recursive: true, force: true });
		}
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
