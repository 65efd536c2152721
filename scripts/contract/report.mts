import { FROM_SKILL, type Change, type Part } from './compare-documents.mts';
import { KINDS, type Difference, type Kind } from './difference.mts';

/** Lines of a section that are shown unless all are asked for. */
const SHOWN = 40;

/** Routes of a line that are shown unless all are asked for. */
const SHOWN_ROUTES = 2;

interface Section {
	title: string;
	lines: string[];
}

/** Differences between node and contract as lines: a section a kind, a line a route. */
export function differenceReport(differences: Difference[], stale: Difference[], all: boolean): string[] {
	const kinds = Object.keys(KINDS) as Kind[];
	return print(
		[
			...kinds.map((kind) => ({
				title: KINDS[kind],
				lines: byRoute(differences.filter((one) => one.kind === kind)),
			})),
			{
				title: 'Entries of contract/deliberate.json that match no difference',
				lines: kinds.flatMap((kind) =>
					byRoute(stale.filter((one) => one.kind === kind)).map((line) => `${kind}: ${line}`),
				),
			},
		],
		all,
	);
}

/** Changes between two documents as lines: a section a part, a line for what changed alike, with its routes. */
export function changeReport(changes: Change[], all: boolean): string[] {
	const found = [...new Set(changes.map(({ part }) => part))];
	const parts = found.sort((a, b) => Number(a === FROM_SKILL) - Number(b === FROM_SKILL));
	return print(
		parts.map((part) => ({ title: part, lines: byText(changes, part, all) })),
		all,
	);
}

function byRoute(differences: Difference[]): string[] {
	const routes = [...new Set(differences.map(({ route }) => route))];
	return routes.flatMap((route) => {
		const names = differences.filter((one) => one.route === route).map(({ name }) => name);
		if (!route) return names;
		return names.join('') ? [`${route}: ${names.join(', ')}`] : [route];
	});
}

function byText(changes: Change[], part: Part, all: boolean): string[] {
	const routes = new Map<string, string[]>();
	for (const change of changes.filter((one) => one.part === part)) {
		const { text, route } = change;
		// Each route stands for itself where nothing else is said.
		const isRoute = /^[+-]$/.test(text);
		const key = isRoute ? `${text} ${route}` : text;
		routes.set(key, isRoute ? [] : [...(routes.get(key) ?? []), route]);
	}
	return [...routes].map(([text, where]) => {
		const shown = all ? where : where.slice(0, SHOWN_ROUTES);
		const rest = where.length - shown.length;
		return [text, [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')].filter(Boolean).join('   ');
	});
}

function print(sections: Section[], all: boolean): string[] {
	return sections
		.filter(({ lines }) => lines.length > 0)
		.flatMap(({ title, lines }, index) => {
			const shown = all ? lines : lines.slice(0, SHOWN);
			const rest = lines.length - shown.length;
			return [
				...(index > 0 ? [''] : []),
				`${title} (${lines.length}):`,
				...shown.map((line) => `  ${line}`),
				...(rest > 0 ? [`  … and ${rest} more; --all shows them`] : []),
			];
		});
}
