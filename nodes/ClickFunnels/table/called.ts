import { isCalled, type Api, type Chosen, type Row, type Values } from './api';

/** What makes two names the same to a person: neither case nor blanks count. */
export function sameName(name: unknown): string {
	return String(name).normalize().trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Whether text is one e-mail address, as far as that can be told: something on both sides. */
export function isAddress(text: string): boolean {
	return /^[^\s@]+@[^\s@]+$/.test(text);
}

/** Choices of a record that are the same, as text: for items that wait for each other. */
export function sameChosen(chosen: Chosen): string {
	return isCalled(chosen) ? sameName(chosen.called) : String(chosen);
}

/** A list of records, and how it is searched for what a person calls one. */
export interface Searched<Route extends string = string> {
	list: Route;
	/** What the list is within, by the API's names. */
	within: Values;
	/** The key that holds what people call a record by. */
	key: string;
	/** Whether the list can be filtered by it. */
	hasFilter: boolean;
	/** Whether it is too long to be looked through. */
	isEndless?: boolean;
	/** Whether the key is a number that counts up with the records. */
	isCounted?: boolean;
}

/**
 * The records of a list that a person calls by a name, in whatever case: by the list's filter first, since that
 * is one request; else the whole list is read, once in a run. By a number that counts up: the list from its newest
 * record on, as far as that number, once in a run.
 */
export async function recordsCalled<Route extends string>(
	api: Api<Route>,
	{ list, within, key, hasFilter, isEndless, isCounted }: Searched<Route>,
	called: string,
): Promise<Row[]> {
	if (isCounted) {
		const asked = `${key} ${called} of ${list} ${JSON.stringify(within)}`;
		return await api.once(asked, async () => await numbered(api, { list, within, key }, called));
	}
	const isWanted = (row: Row | undefined) => row !== undefined && sameName(row[key]) === sameName(called);
	if (isEndless) {
		const asked = `${key} of ${list} ${JSON.stringify(within)}`;
		const look = async (wanted: string[]) => await filtered(api, { list, within, key }, wanted);
		const found = await api.together(asked, called, look);
		return found ? [found] : [];
	}
	const named: Row[] = hasFilter ? await everyRow(api, { list, within: { ...within, [key]: called } }) : [];
	const found = named.filter(isWanted);
	return found.length > 0 ? found : (await everyRow(api, { list, within })).filter(isWanted);
}

/** The records of a list that have one of some names, by the name that was looked for. */
async function filtered<Route extends string>(
	api: Api<Route>,
	{ list, within, key }: Pick<Searched<Route>, 'list' | 'within' | 'key'>,
	wanted: string[],
): Promise<Map<string, Row>> {
	// Whether the filter minds case is not known: ClickFunnels may have stored it in small letters.
	const spelled = [...new Set(wanted.flatMap((name) => [name, name.toLowerCase()]))];
	const names = spelled.length === 1 ? spelled[0] : spelled;
	const rows = await api.rows(list, { ...within, [key]: names }).all(spelled.length);
	return new Map(
		wanted.flatMap((name) => {
			const found =
				rows.find((row) => row[key] === name) ?? rows.find((row) => sameName(row[key]) === sameName(name));
			return found ? [[name, found] as const] : [];
		}),
	);
}

/** So many smaller numbers in a row, which is a page of a list, say that none is to come. */
const SMALLER = 20;

async function numbered<Route extends string>(
	api: Api<Route>,
	{ list, within, key }: Pick<Searched<Route>, 'list' | 'within' | 'key'>,
	called: string,
): Promise<Row[]> {
	const wanted = numberIn(called);
	if (Number.isNaN(wanted)) return [];
	let smaller = 0;
	for await (const row of api.rows(list, { ...within, sort_property: 'id', sort_order: 'desc' })) {
		const number = numberIn(row[key]);
		if (number === wanted) return [row];
		smaller = number < wanted ? smaller + 1 : 0;
		if (smaller === SMALLER) return [];
	}
	return [];
}

/** The number that people write with a sign before it, for example "#1001"; NaN where it is none. */
export function numberIn(name: unknown): number {
	return /^#?\d+$/.test(String(name).trim()) ? Number(String(name).trim().replace('#', '')) : NaN;
}

/** The rows of a list, read once in a run. */
export async function everyRow<Route extends string>(
	api: Api<Route>,
	{ list, within }: Pick<Searched<Route>, 'list' | 'within'>,
): Promise<Row[]> {
	const key = `all of ${list} ${JSON.stringify(within)}`;
	return await api.once(key, async () => await api.rows(list, within).all());
}
