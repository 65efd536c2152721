import type { ContractOperation } from './document.mts';
import { answerFacts, factsOf, outermost, queryFacts, WHOLE, type Fact, type Facts } from './facts.mts';

/** Where two documents differ. */
export type Part = 'Routes' | 'Query parameters' | 'Body fields' | 'Answer fields' | typeof FROM_SKILL;

/** What the older document has from ClickFunnels' skill files, and the newer one lacks: no sign that it is gone. */
export const FROM_SKILL = "Known from ClickFunnels' skill files, not in this description";

const SKILL = 'skill';

/** One thing in which a document differs from another. */
export interface Change {
	part: Part;
	/** The route that it is about, as the older document writes it; as the newer one does when it is new. */
	route: string;
	/** Begins with `+` (new), `-` (gone) or `~` (different); empty after the sign for routes. */
	text: string;
}

/**
 * What changed from one document of the API to another. Names of path parameters, a version in front of all paths, order and
 * prose don't count; of answers, it does not count what is required.
 */
export function compareDocuments(before: ContractOperation[], after: ContractOperation[]): Change[] {
	const old = new Map(before.map((operation) => [routeKey(operation), operation]));
	const now = new Map(after.map((operation) => [routeKey(operation), operation]));
	const added = [...now].flatMap(([key, { route }]) => (old.has(key) ? [] : [route]));
	const removed = [...old].flatMap(([key, operation]) => (now.has(key) ? [] : [operation]));
	return [
		...added.map((route): Change => ({ part: 'Routes', route, text: '+' })),
		...removed.map(({ route, source }): Change => ({ part: partOf('Routes', source), route, text: '-' })),
		...[...now].flatMap(([key, operation]) => {
			const earlier = old.get(key);
			return earlier ? operationChanges(earlier, operation) : [];
		}),
	];
}

/** `GET /contacts/{}` for `GET /api/v2/contacts/{contact_id}/`. */
function routeKey({ method, path }: ContractOperation): string {
	const bare = path.replace(/^\/api\/v\d+(?=\/)/, '').replace(/\/$/, '');
	return `${method} ${bare.replace(/\{[^}]*\}/g, '{}')}`;
}

function operationChanges(before: ContractOperation, after: ContractOperation): Change[] {
	const parts: Array<[Part, Facts, Facts, { required: boolean }]> = [
		['Query parameters', queryFacts(before), queryFacts(after), { required: true }],
		['Body fields', wholeBody(before), wholeBody(after), { required: true }],
		['Answer fields', answerFacts(before), answerFacts(after), { required: false }],
	];
	return parts.flatMap(([part, old, now, { required }]) =>
		factChanges(old, now, required).map(({ text, source }) => ({
			part: partOf(part, source),
			route: before.route,
			text,
		})),
	);
}

/** A body's fields under its root key, and the body itself. */
function wholeBody({ body, bodyRequired }: ContractOperation): Facts {
	if (!body) return new Map();
	return new Map([[WHOLE, { type: 'body', required: bodyRequired }], ...factsOf(body)]);
}

function partOf(part: Part, source: string | undefined): Part {
	return source === SKILL ? FROM_SKILL : part;
}

interface FactChange {
	text: string;
	/** Of what is gone: where it was known from. */
	source?: string;
}

function factChanges(before: Facts, after: Facts, withRequired: boolean): FactChange[] {
	// Where one side has nothing at all, its parts need no lines of their own.
	if (before.has(WHOLE) !== after.has(WHOLE))
		return [{ text: before.has(WHOLE) ? `- ${WHOLE}` : `+ ${WHOLE}`, source: before.get(WHOLE)?.source }];
	const added = outermost([...after.keys()].filter((path) => !before.has(path)));
	const removed = outermost([...before.keys()].filter((path) => !after.has(path)));
	return [
		...added.map((path) => {
			const { type, values, required } = after.get(path) as Fact;
			const words = [
				type,
				...(withRequired && required ? ['required'] : []),
				...(values ? [values.join(' | ')] : []),
			];
			return { text: `+ ${path} (${words.join(', ')})` };
		}),
		...removed.map((path) => ({ text: `- ${path}`, source: before.get(path)?.source })),
		...[...after].flatMap(([path, fact]) => {
			const earlier = before.get(path);
			return earlier
				? differing(earlier, fact, withRequired).map((text) => ({ text: `~ ${path}: ${text}` }))
				: [];
		}),
	];
}

function differing(before: Fact, after: Fact, withRequired: boolean): string[] {
	const required = after.required ? 'now required' : 'no longer required';
	return [
		...(before.type === after.type ? [] : [`${before.type} → ${after.type}`]),
		...(withRequired && before.required !== after.required ? [required] : []),
		...valueChanges(before.values, after.values),
	];
}

function valueChanges(before?: string[], after?: string[]): string[] {
	if (!before && !after) return [];
	if (!before) return [`now only ${after?.join(', ')}`];
	if (!after) return ['now any value'];
	const words = [
		...after.filter((value) => !before.includes(value)).map((value) => `+${value}`),
		...before.filter((value) => !after.includes(value)).map((value) => `-${value}`),
	];
	return words.length > 0 ? [`values ${words.join(' ')}`] : [];
}
