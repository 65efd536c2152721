import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { fetchOnce } from '../lib/fetch-once.mjs';
import { npmInFolder } from './npm-install.mjs';
import { packagesSoFar, withProgress } from './progress.mjs';
import { N8N_VERSIONS, node24Package, runsHere } from './versions.mjs';

// xlsx: n8n takes it from a host outside the npm registry, which a closed network can't reach.
const MANIFEST = { private: true, overrides: { xlsx: 'npm:@e965/xlsx@0.20.3' } };
const DRIVER = join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
// Several packages of n8n compile or download at installation things that a try-out doesn't need, and fail over it.
const INSTALL = ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * @typedef {object} Installed
 * @property {string} folder where n8n is installed
 * @property {import('./versions.mjs').Major} major
 * @property {string} version
 * @property {string} node the Node.js program that runs it
 */

/**
 * Brings n8n, and Node.js 24 where this one can't run it, into the cache. Does nothing when all is there.
 * @param {import('./versions.mjs').Major} major
 * @param {string} cache
 * @returns {Promise<Installed>}
 */
export async function installN8n(major, cache) {
	mkdirSync(cache, { recursive: true });
	const node24 = runsHere(major) ? undefined : await installNode24(cache);
	const node = node24 ? node24.program : process.execPath;
	const version = N8N_VERSIONS[major];
	const folder = join(cache, `n8n-${version}`);
	const logFile = join(cache, `n8n-${version}-install.log`);
	await fetchOnce({
		folder,
		stamp: `n8n ${version} for ${process.platform}-${process.arch}`,
		isWhole: (folder) => isWhole(folder) && existsSync(join(folder, DRIVER)),
		fill: async (partial) => {
			const environment = { PATH: pathWith(node) };
			const npm = (/** @type {string[]} */ args) =>
				npmInFolder(args, { folder: partial, logFile, environment });
			await writeFile(join(partial, 'package.json'), JSON.stringify(MANIFEST));
			console.log(`Bringing n8n ${version} into ${cache}. This is needed once, and takes 2 to 5 minutes.`);
			await withProgress(
				`n8n ${version}`,
				() => packagesSoFar(partial),
				() => npm([...INSTALL, `n8n@${version}`]),
			);
			const headers = node24 ? [`--nodedir=${node24.headers}`] : [];
			await withProgress(
				'the database driver',
				() => 'fetching or compiling',
				() => npm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error', ...headers]),
			);
		},
	});
	return { folder, major, version, node };
}

/**
 * Brings Node.js 24 into the cache. Does nothing when it is there.
 * @param {string} cache
 */
export async function installNode24(cache) {
	const { name, version } = node24Package();
	const folder = join(cache, `node-${version}`);
	await fetchOnce({
		folder,
		stamp: `${name} ${version}`,
		isWhole,
		fill: async (partial) => {
			await writeFile(join(partial, 'package.json'), JSON.stringify({ private: true }));
			await withProgress(
				`Node.js ${version}`,
				() => 'fetching',
				() =>
					npmInFolder([...INSTALL, `${name}@${version}`], {
						folder: partial,
						logFile: join(cache, `node-${version}-install.log`),
					}),
			);
		},
	});
	const headers = join(folder, 'node_modules', name);
	return { headers, program: join(headers, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') };
}

/**
 * The PATH with a Node.js program found first.
 * @param {string} node
 */
export function pathWith(node) {
	return [dirname(node), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
}

/**
 * Whether every package that npm installed here still is: a cleaner of temporary files may have been at it.
 * @param {string} folder
 */
function isWhole(folder) {
	try {
		const lock = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
		return Object.keys(lock.packages).every((path) => existsSync(join(folder, path, 'package.json')));
	} catch {
		return false;
	}
}
