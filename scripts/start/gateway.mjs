import { tsImport } from 'tsx/esm/api';

import { freePort } from '../lib/free-port.mjs';

const MATON = 'https://api.maton.ai';
// Always the same where it is free: n8n remembers the address between starts.
const SANDBOX_PORT = 9300;

/**
 * @typedef {object} Gateway
 * @property {string} url
 * @property {string} apiKey
 * @property {string} defaultWorkspace ID of the workspace that is meant where a node names none; empty where each node is to
 * @property {string} name what to call it before the user
 * @property {string} credential a line on a credential of the user's own for it; empty where it is theirs
 * @property {() => Promise<void>} close
 */

/**
 * The gateway that everything here goes through: Maton itself where the user gave a key, else a sandbox in this process.
 * @returns {Promise<Gateway>}
 */
export async function openGateway() {
	const apiKey = process.env.MATON_API_KEY?.trim();
	if (apiKey) {
		console.log(
			'MATON_API_KEY is set: this uses your own ClickFunnels account. The example creates a contact there and deletes it.',
		);
		return {
			url: MATON,
			apiKey,
			defaultWorkspace: '',
			name: `your ClickFunnels account, through ${MATON}`,
			credential: '',
			close: async () => undefined,
		};
	}
	const { startSandbox } = await tsImport('../../sandbox/index.mts', import.meta.url);
	const sandbox = await startSandbox({ port: (await freePort(SANDBOX_PORT)) ?? 0 });
	return {
		url: sandbox.url,
		apiKey: sandbox.keys.good,
		defaultWorkspace: await firstWorkspace(sandbox),
		name: `a sandbox on this machine, ${sandbox.url}`,
		credential: `\nA credential of your own takes its address as Gateway URL, and the API key ${sandbox.keys.good}.`,
		close: () => sandbox.close(),
	};
}

/**
 * ID of a sandbox's first workspace.
 * @param {import('../../sandbox/types.mts').Sandbox} sandbox
 */
async function firstWorkspace({ url, keys }) {
	const headers = { authorization: `Bearer ${keys.good}`, 'user-agent': 'npm start' };
	/** @param {string} path */
	const list = async (path) => {
		const answer = await fetch(`${url}/clickfunnels/api/v2${path}`, { headers });
		return /** @type {Array<{ id: number }>} */ (await answer.json());
	};
	const [team] = await list('/teams');
	const [workspace] = await list(`/teams/${team.id}/workspaces`);
	return String(workspace.id);
}
