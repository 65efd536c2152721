import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} Login
 * @property {string} email
 * @property {string} password
 * @property {string} encryptionKey with which n8n encrypts the credentials in this folder
 */

/**
 * Makes a data folder for n8n ready: it has its own login, kept in a file that only the user can read.
 * @param {string} folder
 * @param {{ fresh: boolean }} options `fresh` forgets what an earlier run left in it
 * @returns {Promise<Login>}
 */
export async function prepareDataFolder(folder, { fresh }) {
	const loginFile = join(folder, 'login.json');
	if (fresh) {
		for (const name of ['.n8n', '.cache', 'login.json']) {
			await rm(join(folder, name), { recursive: true, force: true });
		}
	}
	await mkdir(folder, { recursive: true, mode: 0o700 });
	try {
		return JSON.parse(await readFile(loginFile, 'utf8'));
	} catch {
		// Without the login nobody gets into an n8n that has an owner, so both begin together.
		await rm(join(folder, '.n8n'), { recursive: true, force: true });
	}
	const login = {
		email: 'owner@example.com',
		password: newPassword(),
		encryptionKey: randomBytes(24).toString('hex'),
	};
	await writeFile(loginFile, `${JSON.stringify(login, null, '\t')}\n`, { mode: 0o600 });
	await chmod(loginFile, 0o600);
	return login;
}

/** n8n asks for a digit and a capital letter. */
function newPassword() {
	return `${randomBytes(9).toString('base64url')}A1`;
}

/**
 * Puts the built package where n8n looks for community nodes. It is copied, not linked: from the checkout it would load
 * the checkout's own n8n-workflow instead of n8n's.
 * @param {string} project
 * @param {string} dataFolder
 */
export async function placePackage(project, dataFolder) {
	const { name } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
	const target = join(dataFolder, '.n8n', 'nodes', 'node_modules', name);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await cp(join(project, 'package.json'), join(target, 'package.json'));
	await cp(join(project, 'dist'), join(target, 'dist'), { recursive: true });
}
