import type { Direction, SortedList } from '../../nodes/ClickFunnels/lists/wholeList';

/** A row of a served list. */
export interface Row {
	id: number;
}

/** How a server treats a cursor that is no row's id. */
export type Between = 'accepts' | 'refuses' | 'starts over' | 'skips one' | 'gives nothing' | 'repeats one';

/** A list as a server gives it, and how many pages it was asked for. */
export interface Server {
	list: SortedList<Row>;
	calls: () => number;
}

function sortedOf(ids: number[]) {
	const asc = [...ids].sort((a, b) => a - b);
	return { of: ids, asc, desc: [...asc].reverse(), has: new Set(ids) };
}

/** Where the ids begin for which something holds that holds for all after them; their number where it holds for none. */
function firstOf(ids: number[], holds: (id: number) => boolean): number {
	let [from, to] = [0, ids.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (holds(ids[middle])) to = middle;
		else from = middle + 1;
	}
	return from;
}

/** A list of ids, 20 a page, as the API gives it; `change` may alter the ids before each page. */
export function serve(
	ids: number[],
	descending: boolean,
	between: Between,
	change?: (ids: number[], call: number) => number[],
): Server {
	let current = ids;
	let sorted = sortedOf(ids);
	let calls = 0;
	const page = async (direction: Direction, after?: string, mayRefuse = false) => {
		current = change?.(current, calls) ?? current;
		calls += 1;
		await Promise.resolve();
		if (sorted.of !== current) {
			sorted = sortedOf(current);
		}
		const falling = descending === (direction === 'forward');
		const ordered = falling ? sorted.desc : sorted.asc;
		let begin =
			after === undefined ? 0 : firstOf(ordered, (id) => (falling ? id < Number(after) : id > Number(after)));
		if (after !== undefined && !sorted.has.has(Number(after)) && between !== 'accepts') {
			if (between === 'refuses') {
				if (mayRefuse) return undefined;
				throw new Error('cursor refused');
			}
			if (between === 'starts over') begin = 0;
			if (between === 'skips one') begin += 1;
			if (between === 'gives nothing') begin = ordered.length;
			if (between === 'repeats one') begin = Math.max(0, begin - 1);
		}
		const rows = ordered.slice(begin, begin + 20).map((id) => ({ id }));
		return { rows, next: begin + 20 < ordered.length ? String(rows.at(-1)?.id) : undefined };
	};
	return {
		calls: () => calls,
		list: {
			idOf: ({ id }) => id,
			brokenOff: () => new Error('broken off'),
			descending,
			fetchPage: async (direction, after) => {
				const given = await page(direction, after);
				if (!given) throw new Error('no page');
				return given;
			},
			tryPage: async (after) => await page('forward', after, true),
		},
	};
}
