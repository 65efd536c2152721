import type { Evidence } from '../evidence.mts';
import { counted, notTold, seen, type Row } from '../row.mts';
import { isRec, type Visit } from '../visits.mts';

const NEXT = 'pagination-next';

/** Pages and cursors of lists (ClickFunnels behaviour: lists). */
export async function listRows({ client, visits }: Evidence): Promise<Row[]> {
	const size = { question: 'Rows of a full page', says: '20' };
	const headers = {
		question: 'Headers of a list that goes on',
		says: 'Pagination-Next: the last id, and Link',
	};
	const cursor = { question: 'The page behind after=ID', says: 'goes on above that id' };
	const long = visits.all.filter(({ answer }) => answer.status === 200 && answer.headers.has(NEXT));
	if (long.length === 0)
		return [size, headers, cursor].map((question) => notTold(question, 'no list there has a second page'));
	const sizes = [...new Set(long.map(({ records }) => records.length))];
	const odd = long.filter((visit) => !hasBoth(visit)).length;
	const saw = odd === 0 ? headers.says : `otherwise in ${odd} of ${counted(long.length, 'list')}`;
	const [{ path, answer, records }] = long;
	const after = answer.headers.get(NEXT) ?? '';
	const second = await client.api('GET', `${path}?after=${encodeURIComponent(after)}`);
	const last = idOf(records.at(-1));
	const ids = Array.isArray(second.body) ? second.body.map(idOf) : [];
	const isBehind = ids.length > 0 && ids.every((id) => id > last);
	return [
		seen(size, sizes.join(' or '), sizes.join() === size.says),
		seen(headers, saw, odd === 0),
		seen(cursor, isBehind ? cursor.says : `${second.status}, with ids that do not`, isBehind),
	];
}

function hasBoth({ answer: { headers }, records }: Visit): boolean {
	return headers.get(NEXT) === String(records.at(-1)?.id) && headers.has('link');
}

function idOf(row: unknown): number {
	return isRec(row) && typeof row.id === 'number' ? row.id : NaN;
}
