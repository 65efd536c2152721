/** A page of a list: its rows, and the cursor of the next page where there is one. */
export interface Page<Row> {
	rows: Row[];
	next?: string;
}

/** Rows on a page; the API has no way to change it (ClickFunnels behaviour: lists). */
export const PAGE_SIZE = 20;

/**
 * Walks a list page by page.
 * @param fetchPage asks for the rows after a cursor; without one for the first page
 * @param limit rows wanted at most: exactly ceil(limit / 20) pages are fetched; without it all rows
 * @throws Error when the list gives a cursor again, rather than walking for ever
 */
export async function walk<Row>(
	fetchPage: (after?: string) => Promise<Page<Row>>,
	limit = Infinity,
): Promise<Row[]> {
	const rows: Row[] = [];
	const cursors = new Set<string>();
	let after: string | undefined;
	for (;;) {
		const page = await fetchPage(after);
		for (const row of page.rows) rows.push(row);
		if (rows.length >= limit || page.next === undefined || page.rows.length === 0) break;
		if (cursors.has(page.next))
			throw new Error(`The list does not end: it names the cursor ${page.next} again`);
		cursors.add(page.next);
		after = page.next;
	}
	return rows.length > limit ? rows.slice(0, limit) : rows;
}
