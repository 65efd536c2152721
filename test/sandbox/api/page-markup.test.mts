import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let page: Json;
beforeAll(async () => {
	company = await startCompany();
	page = await company.createIn('pages', { page: { name: 'Written' } });
});

const inside = (content: string) => `<section><row><column>${content}</column></row></section>`;
const write = async (markup: string) =>
	await company.send('PUT', `/pages/${String(page.id)}`, { page: { markup } });
const read = async () =>
	((await company.ask(`/pages/${String(page.id)}`, 'expand[]=markup')).body as Json).markup;

test('is in an answer only when asked for', async () => {
	expect((await company.ask(`/pages/${String(page.id)}`)).body).not.toHaveProperty('markup');
	expect(await read()).toBe('');
});

test('replaces the whole page, and is read back in a form of its own', async () => {
	await write(inside('<headline>First</headline>'));
	await write(inside('<paragraph><![CDATA[A & B]]></paragraph><input name="email"><divider/>'));
	expect(await read()).toBe(inside('<paragraph>A & B</paragraph><input name="email"/><divider/>'));
});

test('entities of HTML in texts stay as they are', async () => {
	await write(inside('<headline>Fish &amp; Chips</headline>'));
	expect(await read()).toContain('Fish &amp; Chips');
});

test.each([
	[
		'an unknown element',
		'<section></section>\n<banner>Hi</banner>',
		'Markup is not valid PML: unknown top-level element(s) <banner>. (line 2)',
	],
	['no element', 'Hello', 'Markup is not valid PML: no PML elements found.'],
	[
		'a column outside of a row',
		'<section><column></column></section>',
		'<column> element must be inside a <row>.',
	],
	['a margin on an input', inside('<input margintop="5"/>'), "Invalid attribute(s) 'margintop' on <input>"],
	[
		'a padding on a column',
		'<row><column padding="5"></column></row>',
		"Invalid attribute(s) 'padding' on <column>",
	],
	[
		'an end that is cut off',
		'<section><row><column>',
		'Markup appears to be truncated: <column> is never closed.',
	],
	[
		'a tag that is cut off',
		'<headline>A</headline><sect',
		'Markup appears to be truncated: <sect> is never closed.',
	],
	['tags that cross', '<row><column></row></column>', '</row> closes an element that is not open. (line 1)'],
	['HTML that is not XHTML', inside('<customhtml><p>A<br>B</p></customhtml>'), '</p> closes an element'],
	['a checkout of an app that is not installed', inside('<whop-checkout></whop-checkout>'), 'Whop app'],
])('with %s is refused, and the page stays', async (_what, markup, text) => {
	await write(inside('<headline>Here</headline>'));
	const answer = await write(markup);
	expect([answer.status, errorOf(answer)]).toEqual([400, expect.stringContaining(`Bad request: `)]);
	expect(errorOf(answer)).toContain(text);
	expect(await read()).toBe(inside('<headline>Here</headline>'));
});
