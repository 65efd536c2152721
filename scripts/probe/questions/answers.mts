import type { Evidence } from '../evidence.mts';
import { counted, notTold, seen, type Row } from '../row.mts';
import { look, nothingStrange, type Strange } from '../strange.mts';
import type { Visit } from '../visits.mts';
import { isLimited } from './closed.mts';

/** Statuses of a read that are spoken of elsewhere, or say nothing of the contract. */
const ASIDE = [0, 401, 403, 422, 429];

/** What the answers of all GET routes hold, against the contract: a row for all that agree, and one for each route that does not. */
export function answerRows({ visits }: Evidence): Row[] {
	const all = byRoute(visits.all);
	const rows = [...all].flatMap(([route, asked]) => (asked.some(isClosed) ? [] : statusRows(route, asked)));
	const differing = [...all].flatMap(([route, asked]) => contentRows(route, asked));
	const read = [...all.values()].filter((asked) => asked.some(({ answer }) => answer.status === 200)).length;
	const plain = {
		question: 'Keys, types and listed values in answers of GET routes',
		says: 'those of the OpenAPI file',
	};
	const agreeing = read - differing.length;
	return [
		read === 0 ? notTold(plain, 'no answer') : seen(plain, `so on ${counted(agreeing, 'route')}`, true),
		...differing,
		...rows,
	];
}

/** A refusal that has a row of its own. */
function isClosed({ operation, answer }: Visit): boolean {
	return answer.status === 403 && isLimited(operation);
}

function byRoute(all: Visit[]): Map<string, Visit[]> {
	const routes = new Map<string, Visit[]>();
	for (const visit of all) {
		const { route } = visit.operation;
		routes.set(route, [...(routes.get(route) ?? []), visit]);
	}
	return routes;
}

function contentRows(route: string, asked: Visit[]): Row[] {
	const strange = nothingStrange();
	for (const { operation, answer } of asked)
		if (answer.status === 200 && operation.answers.length > 0)
			look(answer.body, operation.answers[0], strange);
	const saw = inWords(strange);
	return saw === '' ? [] : [seen({ question: `Answer of ${route}`, says: 'the OpenAPI file' }, saw, false)];
}

function inWords({ unknown, missing, types, values }: Strange): string {
	const parts: Array<[string, Set<string>]> = [
		['unknown keys', unknown],
		['missing keys', missing],
		['types', types],
		['values that are not listed', values],
	];
	return parts
		.filter(([, found]) => found.size > 0)
		.map(([what, found]) => `${what}: ${[...found].sort().join(', ')}`)
		.join('; ');
}

function statusRows(route: string, asked: Visit[]): Row[] {
	const question = { question: `Status of ${route}`, says: '200' };
	const odd = [...new Set(asked.map(({ answer }) => answer.status))].filter((status) => status !== 200);
	return odd.map((status) =>
		ASIDE.includes(status) || status >= 500
			? notTold(question, status === 0 ? 'no answer' : String(status))
			: seen(question, String(status), false),
	);
}
