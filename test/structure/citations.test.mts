import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'contract/BEHAVIOUR.md'), 'utf8');
const sections = page.split(/^## /m).slice(1);
const headings = [...page.matchAll(/^##+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase());

const sources = ['nodes', 'credentials', 'sandbox', 'scripts', 'test'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.m?[jt]s$/.test(name))
		.map((name) => join(ROOT, folder, name))
		.filter((file) => file !== import.meta.filename),
);

/** Each mention of the page in a file, as the headings that it names; none where it is not written as a citation. */
function citationsIn(file: string): string[][] {
	// A citation may go on in the next line of its comment.
	const text = readFileSync(file, 'utf8').replace(/\s*\n\s*(\*|\/\/)?\s*/g, ' ');
	return [...text.matchAll(/ClickFunnels behaviour(: ([^)]+)\))?/g)].map(
		(match) => match.at(2)?.split('; ') ?? [],
	);
}

test('a comment that cites contract/BEHAVIOUR.md names headings that the page has', () => {
	const cited = sources.flatMap((file) => citationsIn(file).map((named) => ({ file, named })));
	expect(cited.length).toBeGreaterThan(50);
	const wrong = cited.filter(
		({ named }) => named.length === 0 || !named.every((name) => headings.includes(name.toLowerCase())),
	);
	expect(wrong.map(({ file, named }) => `${relative(ROOT, file)}: ${named.join('; ')}`)).toEqual([]);
});

test('each heading of the page is there once, and each section says how old it is and where it comes from', () => {
	expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([]);
	const kinds = '(description|skill files|help pages|public code|inference)';
	const origin = new RegExp(`^.+\\n\\n_(.* )?as of .*\\d{4}.*\\. ${kinds}(, ${kinds})*\\._\\n`, 'i');
	expect(
		sections.filter((section) => !origin.test(section)).map((section) => section.split('\n')[0]),
	).toEqual([]);
});
