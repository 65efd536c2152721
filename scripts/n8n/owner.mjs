import { N8nRefusal } from './rest.mjs';

/**
 * Logs in as the owner, who is created where n8n has none yet.
 * @param {import('./rest.mjs').Call} call
 * @param {import('./data-folder.mjs').Login} login
 */
export async function logIn(call, { email, password }) {
	const settings = await call('GET', '/rest/settings');
	if (settings.userManagement.showSetupOnFirstLoad) {
		await call('POST', '/rest/owner/setup', { email, password, firstName: 'Local', lastName: 'Owner' });
	}
	try {
		await call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	} catch (error) {
		if (!(error instanceof N8nRefusal) || error.status !== 401) throw error;
		throw new Error(
			'n8n does not accept the login of its data folder; was the password changed? --fresh starts anew, without your workflows.',
		);
	}
}
