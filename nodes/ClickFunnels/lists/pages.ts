/** A page of a list: its rows, and the cursor of the next page where there is one. */
export interface Page<Row> {
	rows: Row[];
	next?: string;
}

/** Asks for the rows after a cursor; without one for the first page. */
type FetchPage<Row> = (after?: string) => Promise<Page<Row>>;

/** Rows on a page; the API has no way to change it (ClickFunnels behaviour: lists). */
export const PAGE_SIZE = 20;

/**
 * The pages of a list, each fetched only when it is asked for.
 * @throws Error when the list gives a cursor again, rather than walking for ever
 */
export async function* pagesOf<Row>(fetchPage: FetchPage<Row>): AsyncGenerator<Page<Row>> {
	const cursors = new Set<string>();
	for (let after: string | undefined; ; ) {
		const page = await fetchPage(after);
		yield page;
		if (page.next === undefined || page.rows.length === 0) return;
		if (cursors.has(page.next))
			throw new Error(`The list does not end: it names the cursor ${page.next} again`);
		cursors.add(page.next);
		after = page.next;
	}
}

/**
 * The rows of a list, page by page.
 * @param limit rows wanted at most: exactly ceil(limit / 20) pages are fetched; without it all rows
 * @throws Error as `pagesOf` does
 */
export async function walk<Row>(fetchPage: FetchPage<Row>, limit = Infinity): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const page of pagesOf(fetchPage)) {
		for (const row of page.rows) rows.push(row);
		if (rows.length >= limit) break;
	}
	return rows.length > limit ? rows.slice(0, limit) : rows;
}
