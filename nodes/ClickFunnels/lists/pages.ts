/** A page of a list: its rows, and the cursor of the next page where one is announced. */
export interface Page<Row> {
	rows: Row[];
	next?: string;
}

/** What a row is known by. */
type RowId = number | string;

/** A list as it can be asked for with one cursor. */
export interface CursorList<Row> {
	/** The page after a cursor; without one the first page. */
	fetchPage: (after?: string) => Promise<Page<Row>>;
	/** The first page of the list the other way round, where it can be turned. */
	lastPage?: () => Promise<Page<Row>>;
	/** Undefined for a row that has no id; such rows are taken as they come. */
	idOf: (row: Row) => RowId | undefined;
	/** What to throw where pages contradict each other, so that the rest of the list can't be told. */
	brokenOff: () => Error;
}

/** Rows on a page; the API has no way to change it (ClickFunnels behaviour: lists). */
export const PAGE_SIZE = 20;

/**
 * The rows of a list, a page at a time, each fetched only when it is asked for, and each row once.
 *
 * A list ends with a page that announces no other one. As that is also how a lost header looks, a full page is
 * the end only if nothing comes behind its last row. A page that was announced and brings nothing is asked for a
 * second time, and is the end if the list shows no other rows there. A cursor leads back to the front where its row was
 * changed meanwhile, in a list by what was changed last: then those of the rows before it are tried.
 * @param after cursor to start behind; without it at the first page
 * @throws what `brokenOff` gives when the list says that it goes on and does not, rather than walking for ever
 */
export async function* pagesOf<Row>(list: CursorList<Row>, after?: string): AsyncGenerator<Row[]> {
	const newOnes = newRows(list.idOf);
	const asked = new Set<string>();
	let before: string[] = [];
	let wasAnnounced = false;
	let isSecondTry = false;
	for (;;) {
		const page = await list.fetchPage(after);
		const rows = newOnes(page.rows);
		const goesOn = page.next !== undefined;
		const isBack = rows.length === 0 && isOfEarlierPage(cursorsOf(page.rows, list.idOf).at(-1), before);
		if (rows.length > 0) yield rows;
		else if (!isBack && !isSecondTry && (goesOn || wasAnnounced)) {
			isSecondTry = true;
			continue;
		} else if (!isBack && !goesOn) {
			if (wasAnnounced && (await isCut(list, newOnes))) throw list.brokenOff();
			return;
		}
		const cursors = cursorsBehind(page, list.idOf, rows.length > 0);
		const next = [...(isBack ? before : []), ...cursors].find((cursor) => !asked.has(cursor));
		if (next === undefined) {
			if (goesOn) throw list.brokenOff();
			return;
		}
		before = [...cursorsOf(rows, list.idOf).reverse(), ...before].slice(0, 2 * PAGE_SIZE);
		asked.add(next);
		after = next;
		wasAnnounced = goesOn;
		isSecondTry = false;
	}
}

/** Whether a list, of which some rows are known, has others at its end. */
async function isCut<Row>({ lastPage }: CursorList<Row>, newOnes: (rows: Row[]) => Row[]): Promise<boolean> {
	if (!lastPage) return false;
	const { rows } = await lastPage();
	return rows.length === 0 || newOnes(rows).length > 0;
}

/** All rows of a list, page by page. Throws as `pagesOf` does. */
export async function walk<Row>(list: CursorList<Row>): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const page of pagesOf(list)) for (const row of page) rows.push(row);
	return rows;
}

/** Tells those of some rows that did not come before. A row without an id is always new. */
export function newRows<Row>(idOf: CursorList<Row>['idOf']): (rows: Row[]) => Row[] {
	const known = new Set<RowId>();
	return (rows) =>
		rows.filter((row) => {
			const id = idOf(row);
			if (id === undefined) return true;
			const isNew = !known.has(id);
			known.add(id);
			return isNew;
		});
}

/** Whether a row came before the page that brought something last. @param before ids that came, the last first */
function isOfEarlierPage(row: string | undefined, before: string[]): boolean {
	return row !== undefined && !before.slice(0, PAGE_SIZE).includes(row);
}

function cursorsOf<Row>(rows: Row[], idOf: CursorList<Row>['idOf']): string[] {
	return rows.flatMap((row) => idOf(row)?.toString() ?? []);
}

/**
 * Cursors that may lead behind a page, the likeliest first. A cursor is the id of the page's last row; one that
 * is of no row of the page would leave rows out, or give some again.
 */
function cursorsBehind<Row>(
	{ rows, next }: Page<Row>,
	idOf: CursorList<Row>['idOf'],
	hasNewRows: boolean,
): string[] {
	if (next === undefined && rows.length !== PAGE_SIZE) return [];
	const ids = cursorsOf(rows, idOf);
	const last = ids.at(-1);
	const isOfPage = next !== undefined && (last === undefined || ids.includes(next));
	return [...(isOfPage && hasNewRows ? [next] : []), ...(last === undefined ? [] : [last])];
}
