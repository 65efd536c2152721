import { existsSync } from 'node:fs';

import { chromium, selectors } from 'playwright-core';

/** Environment variable that names the browser's program. */
const VARIABLE = 'E2E_BROWSER';

/** Where distributions and Google put a Chromium. */
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The program of a Chromium: the one that is chosen, else one that is installed, else Playwright's own.
 * @param {string} [chosen]
 * @throws {Error} that says what to install
 */
function chromiumProgram(chosen = process.env[VARIABLE]) {
	const known = chosen ? [chosen] : [...USUAL, chromium.executablePath()];
	const program = known.find((path) => existsSync(path));
	if (program) return program;
	throw new Error(
		`There is no Chromium (looked for ${known.join(', ')}). Install one, by "apt-get install chromium fonts-liberation" or "npx playwright-core install chromium", or name its program in ${VARIABLE}.`,
	);
}

/**
 * Starts a Chromium that keeps to this machine.
 * @param {string} [program]
 * @throws {Error} that says what to install, where there is none
 */
export async function launchChromium(program) {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: chromiumProgram(program),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--disable-dev-shm-usage',
			'--no-first-run',
		],
	});
}

/**
 * A profile that is signed in to n8n, for any number of pages.
 * @param {import('playwright-core').Browser} browser
 * @param {{ address: string, login: { email: string, password: string } }} n8n
 */
export async function signIn(browser, { address, login }) {
	const profile = await browser.newContext({ baseURL: address, viewport: { width: 1600, height: 1000 } });
	// On a busy machine the editor takes long to come up.
	profile.setDefaultTimeout(60_000);
	// n8n's editor asks hosts of its own for news, which other machines than this may not reach.
	await profile.route(
		(url) => url.hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	const page = await profile.newPage();
	await page.goto('/signin');
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(login.email);
	await page.locator('input[type=password]').fill(login.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.includes('signin'));
	await page.close();
	return profile;
}
