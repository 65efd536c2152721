import { BANNED, problem } from './asked.mts';

/** What ClickFunnels says with a 403, what happened, and what to do. */
const NOT_ALLOWED: Array<[string, string, RegExp]> = [
	[
		'This endpoint is restricted to trusted developer platforms.',
		'ClickFunnels allows this only to platforms that it trusts',
		/^No role and no plan changes that.*Ask Maton whether ClickFunnels trusts it/,
	],
	[
		'Creating templates is RESTRICTED TO TRUSTED DEVELOPER PLATFORMS',
		'ClickFunnels allows this only to platforms that it trusts',
		/^No role and no plan changes that/,
	],
	[
		'Workspace stats are in Closed Beta',
		'ClickFunnels has not opened this to your workspace yet',
		/^It is in a closed alpha or beta\. Ask ClickFunnels/,
	],
	[
		'External pages are in Closed Alpha',
		'ClickFunnels has not opened this to your workspace yet',
		/^It is in a closed alpha or beta\. Ask ClickFunnels/,
	],
	[
		'The token lacks the contacts scope',
		'ClickFunnels does not allow this',
		/^The connection lacks this right\. Reconnect ClickFunnels at https:\/\/maton\.ai/,
	],
];

test.each(NOT_ALLOWED)('a 403 that says "%s"', (text, message, whatToDo) => {
	for (const body of [{ error: text }, { errors: [text] }]) {
		const made = problem(403, body);
		expect(made.message).toBe(`${message}: ${text}`);
		expect(made.description).toMatch(whatToDo);
		expect(`${made.message} ${made.description}`).not.toMatch(BANNED);
	}
	// The same words with another status, of Maton, or on the page of a firewall mean nothing of the sort.
	expect(problem(422, { error: text }).message).toBe(`ClickFunnels did not accept the values: ${text}`);
	expect(problem(403, { message: text, code: 403 }).message).toBe(`Maton does not allow this: ${text}`);
	expect(problem(403, `<h1>${text}</h1>`).description).toMatch(/^This is the page of a firewall/);
});

test('the page of a firewall is told from what ClickFunnels itself does not allow', () => {
	const made = problem(403, '<h1>Attention Required!</h1><p>Ray 7f</p>');
	expect(made.message).toBe('ClickFunnels does not allow this: Attention Required! Ray 7f');
	expect(made.description).toMatch(/^This is the page of a firewall or proxy\. Try again in some minutes/);
});
