import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
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
 * @throws {Error} when the folder holds data of an n8n that is not ours
 */
export async function prepareDataFolder(folder, { fresh }) {
	const loginFile = join(folder, 'login.json');
	const known = await readLogin(loginFile);
	if (!known && existsSync(join(folder, '.n8n'))) {
		throw new Error(
			`${folder} holds the data of another n8n, which is left alone. Choose another folder with --data.`,
		);
	}
	if (known && !fresh) return known;
	if (known) {
		await rm(join(folder, '.n8n'), { recursive: true, force: true });
		await rm(join(folder, '.cache', 'n8n'), { recursive: true, force: true });
	}
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const login = {
		email: 'owner@example.com',
		password: newPassword(),
		encryptionKey: randomBytes(24).toString('hex'),
	};
	await writeFile(loginFile, `${JSON.stringify(login, null, '\t')}\n`, { mode: 0o600 });
	await chmod(loginFile, 0o600);
	return login;
}

/**
 * @param {string} file
 * @returns {Promise<Login | undefined>}
 */
async function readLogin(file) {
	try {
		const login = JSON.parse(await readFile(file, 'utf8'));
		return login.email && login.password && login.encryptionKey ? login : undefined;
	} catch {
		return undefined;
	}
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
