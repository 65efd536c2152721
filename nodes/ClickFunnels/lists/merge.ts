import { newRows, type CursorList } from './pages';

/** Tells which of two rows comes first: negative for the first one. */
export type Order<Row> = (a: Row, b: Row) => number;

/** How the parts of a list go together. */
export interface Together<Row> {
	/** The order that each part has; undefined where it is not known, so that they come one after the other. */
	order?: Order<Row>;
	idOf: CursorList<Row>['idOf'];
}

/** One part of a list, up to the row that comes next. */
interface Part<Row> {
	pages: AsyncIterator<Row[]>;
	rows: Row[];
	at: number;
}

/**
 * The rows of a list that comes in parts, in the order of the list and each once, though several parts may
 * hold it. Of each part no page is asked for before it is needed.
 * @param parts the pages of each part
 * @throws whatever a part throws
 */
export async function* merged<Row>(
	parts: Array<AsyncIterator<Row[]>>,
	{ order, idOf }: Together<Row>,
): AsyncGenerator<Row> {
	const newOnes = newRows(idOf);
	for (const group of order ? [parts] : parts.map((part) => [part])) {
		let left = group.map((pages): Part<Row> => ({ pages, rows: [], at: 0 }));
		for (;;) {
			left = await withNext(left);
			const part = firstOf(left, order);
			if (!part) break;
			yield* newOnes([part.rows[part.at++]]);
		}
	}
}

/** The parts that have a next row, fetched where it is not there yet. */
async function withNext<Row>(parts: Array<Part<Row>>): Promise<Array<Part<Row>>> {
	const empty = parts.filter(({ rows, at }) => at >= rows.length);
	if (empty.length === 0) return parts;
	await Promise.all(
		empty.map(async (part) => {
			const { done, value } = await part.pages.next();
			part.rows = done ? [] : value;
			part.at = 0;
		}),
	);
	return parts.filter(({ rows }) => rows.length > 0);
}

/** The part whose next row comes first; of equal ones the first part. */
function firstOf<Row>(parts: Array<Part<Row>>, order?: Order<Row>): Part<Row> | undefined {
	return parts.reduce<Part<Row> | undefined>(
		(first, part) =>
			!first || (order && order(part.rows[part.at], first.rows[first.at]) < 0) ? part : first,
		undefined,
	);
}
