import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT } from '../../scripts/lib/project.mjs';
import { npmInFolder } from '../../scripts/n8n/npm-install.mjs';

/** Environment variable that names a folder in which the package is installed. */
export const PACKAGE_VARIABLE = 'E2E_PACKAGE';

/**
 * Packs the project and installs the tarball as users do: what is in the folder `nodes` then is what n8n has in its own.
 * @param {string} folder
 */
export async function installPackage(folder) {
	const logFile = join(folder, 'npm.log');
	await npmInFolder(['pack', '--pack-destination', folder], { folder: PROJECT, logFile });
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error('npm pack left no tarball');
	const nodes = join(folder, 'nodes');
	mkdirSync(nodes, { recursive: true });
	writeFileSync(join(nodes, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true }));
	await npmInFolder(['install', '--omit=peer', '--ignore-scripts', join(folder, tarball)], {
		folder: nodes,
		logFile,
	});
}
