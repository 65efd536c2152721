import { Gaps, type Gap } from './gaps';
import { newRows, PAGE_SIZE, pagesOf, walk, type CursorList, type Page } from './pages';

// A long list, sorted by id, is walked from both ends at once: one cursor would have to wait for each page
// before it knows the next one.
//
//    id  1 ...... 40 >          gap          < 7,961 ...... 8,000
//        forward                             backward: the same list in the other order
//
// Each end asks for the page behind what it knows, until both meet and the gap is covered. A list that takes
// a cursor which is no row's id can be entered anywhere, so that an idle walker cuts the largest gap in two:
//
//    id  1 ... 40 >    gap    | 4,001 ... 4,020 >    gap    < 7,961 ... 8,000
//
// How many rows a gap holds is judged by how dense the known rows are. What a page says of the list's end counts
// for nothing: a gap is closed by rows alone. One that two pages in a row bring nothing of, or a page that is
// not in order, ends all that, and one cursor walks the list.

export type Direction = 'forward' | 'backward';

/** A list whose rows are sorted by id, as it can be asked for. */
export interface SortedList<Row> extends Pick<CursorList<Row>, 'idOf' | 'brokenOff'> {
	/** Whether the order asked for, `forward`, is that of falling ids. */
	descending: boolean;
	/** The page after a cursor, in the order asked for or the other way round. */
	fetchPage: (direction: Direction, after?: string) => Promise<Page<Row>>;
	/** The same forward, but undefined where the server refuses the cursor. */
	tryPage: (after: string) => Promise<Page<Row> | undefined>;
}

/** Walkers of one list at most; the pacer decides when their requests leave. */
const MAX_WALKERS = 8;

/** A walker of its own is worth while only for this many rows. */
const WORTH_A_WALKER = 3 * PAGE_SIZE;

/**
 * All rows of a list, faster than one row of cursors: walked from both ends at once, and from places in
 * between once the list has proved to accept cursors that are no row's id. That costs at most a tenth more
 * requests than one cursor, and one at least.
 * @returns the rows in the order asked for, each once, whatever of those that appear or vanish meanwhile
 * @throws whatever `fetchPage` throws, and what `brokenOff` gives when the list ends before rows that are there
 */
export async function wholeList<Row>(list: SortedList<Row>): Promise<Row[]> {
	const first = await list.fetchPage('forward');
	if (first.next === undefined && first.rows.length !== PAGE_SIZE) return newRows(list.idOf)(first.rows);
	const walkers = new Walkers(list);
	if (walkers.add(first.rows, 'forward') && (await walkers.run(first))) return walkers.rowsInOrder();
	// The list is not sorted by id, or answers differently from time to time: one cursor needs neither.
	const rows = await walk(onwardFrom(first, list));
	if (await walkers.knowMore(rows)) throw list.brokenOff();
	return rows;
}

/** The list for one cursor, whose first page is there already. */
function onwardFrom<Row>(first: Page<Row>, list: SortedList<Row>): CursorList<Row> {
	let kept: Page<Row> | undefined = first;
	return {
		...list,
		lastPage: async () => await list.fetchPage('backward'),
		fetchPage: async (after) => {
			const page = kept ?? (await list.fetchPage('forward', after));
			kept = undefined;
			return page;
		},
	};
}

class Walkers<Row> {
	private readonly rows = new Map<number, Row>();

	private readonly sign: 1 | -1;

	private pages = 0;

	private splits = 0;

	/** Whether the list accepts cursors that are no row's id. */
	private proven = false;

	/** Whether every page so far was as it should be. */
	private sorted = true;

	/** Position of the last row, as the page at the end shows it. */
	private end = Infinity;

	/** Position there, or behind it, from which the list goes on all the same. */
	private behindEnd?: number;

	constructor(private readonly list: SortedList<Row>) {
		this.sign = list.descending ? -1 : 1;
	}

	rowsInOrder(): Row[] {
		return [...this.rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
	}

	/** Remembers a page. Returns false when its rows have no ids that rise, or fall, as they should. */
	add(rows: Row[], direction: Direction): boolean {
		const positions = this.positionsOf(rows);
		this.pages += 1;
		const steps = direction === 'forward' ? positions : positions.map((position) => -position);
		this.sorted &&= steps.every((step, i) => Number.isSafeInteger(step) && (i === 0 || step > steps[i - 1]));
		positions.forEach((position, i) => this.rows.set(position, rows[i]));
		return this.sorted;
	}

	/** Walks what is behind the first page. Returns false when the pages contradict each other. */
	async run(first: Page<Row>): Promise<boolean> {
		const known = this.positionsOf(first.rows);
		const [start, from] = [known.at(0), known.at(-1)];
		if (start === undefined || from === undefined) return false;
		// A full page that announces no other one may have lost its header.
		const probe = first.next === undefined ? await this.page('forward', from) : undefined;
		if (probe && probe.next === undefined && probe.rows.length === 0) return true;
		const [second, end] = await Promise.all([
			probe ?? this.secondPage(known),
			this.list.fetchPage('backward'),
		]);
		if (!this.add(second.rows, 'forward') || !this.add(end.rows, 'backward')) return false;
		const endPositions = this.positionsOf(end.rows);
		const [last, high] = [endPositions.at(0), endPositions.at(-1)];
		if (last === undefined || high === undefined) return false;
		this.end = last;
		const low = Math.max(from, this.lookBehind(second));
		await this.walk(new Gaps(start, last, low, high));
		await this.walkBehindEnd();
		return this.sorted;
	}

	/** Whether rows that were seen are still at the end of the list, but not among some that one cursor found. */
	async knowMore(found: Row[]): Promise<boolean> {
		const positions = new Set(this.positionsOf(found));
		const missing = new Set([...this.rows.keys()].filter((one) => !Number.isNaN(one) && !positions.has(one)));
		if (missing.size === 0) return false;
		const { rows } = await this.list.fetchPage('backward');
		return rows.length === 0 || this.positionsOf(rows).some((position) => missing.has(position));
	}

	/** As many walkers as are worth while, each taking the next page as soon as it has one. */
	private async walk(gaps: Gaps): Promise<void> {
		const underWay = new Set<Promise<void>>();
		let failed: { reason: unknown } | undefined;
		for (;;) {
			while (underWay.size < MAX_WALKERS && this.sorted && !failed) {
				const step = this.nextStep(gaps);
				if (!step) break;
				const page: Promise<void> = step()
					.catch((reason: unknown) => {
						failed ??= { reason };
					})
					.finally(() => underWay.delete(page));
				underWay.add(page);
			}
			if (underWay.size === 0) break;
			await Promise.race(underWay);
		}
		if (failed) throw failed.reason;
	}

	private nextStep(gaps: Gaps): (() => Promise<void>) | undefined {
		const open = gaps.all.find(
			(gap) => !gap.forwardBusy && (!gap.backwardBusy || this.rowsLeft(gaps, gap) > 0),
		);
		if (open) return this.forward(gaps, open);
		const { highest } = gaps;
		if (highest && !highest.backwardBusy && this.rowsLeft(gaps, highest) > PAGE_SIZE) {
			return this.backward(gaps, highest);
		}
		return this.split(gaps);
	}

	private forward(gaps: Gaps, gap: Gap): () => Promise<void> {
		gap.forwardBusy = true;
		const from = gap.low;
		return async () => {
			const page = await this.page('forward', from);
			gap.forwardBusy = false;
			this.sorted &&= this.add(page.rows, 'forward');
			const to = this.lookBehind(page);
			this.count(gap, to > from);
			if (to > from) gaps.cover(from, to);
		};
	}

	private backward(gaps: Gaps, gap: Gap): () => Promise<void> {
		gap.backwardBusy = true;
		const from = gap.high;
		return async () => {
			const { rows } = await this.page('backward', from);
			const { highest } = gaps;
			if (highest) highest.backwardBusy = false;
			this.sorted &&= this.add(rows, 'backward');
			const to = this.positionsOf(rows).at(-1) ?? Infinity;
			if (highest) this.count(highest, to < from);
			if (to < from) gaps.cover(to - 1, from);
		};
	}

	/** Rows are known at both ends of a gap, so that a page that brings none of them is asked for only once more. */
	private count(gap: Gap, isHit: boolean): void {
		gap.misses = isHit ? 0 : gap.misses + 1;
		if (gap.misses > 1) this.sorted = false;
	}

	/** The position that a page leads to. Remembers it where it is not before the list's end and more is announced. */
	private lookBehind({ rows, next }: Page<Row>): number {
		const to = this.positionsOf(rows).at(-1) ?? -Infinity;
		if (next !== undefined && to >= this.end) this.behindEnd = Math.max(to, this.behindEnd ?? to);
		return to;
	}

	/** Rows that came behind the list's end, or that were there and the page at the end did not show. */
	private async walkBehindEnd(): Promise<void> {
		if (this.behindEnd === undefined || !this.sorted) return;
		const list = {
			...this.list,
			fetchPage: async (after?: string) => await this.list.fetchPage('forward', after),
		};
		for await (const rows of pagesOf(list, this.cursor(this.behindEnd))) {
			if (!this.add(rows, 'forward')) return;
		}
	}

	/**
	 * Gives an idle walker the upper half of the largest gap, where the list allows it and it does not cost too
	 * much.
	 */
	private split(gaps: Gaps): (() => Promise<void>) | undefined {
		// An estimate is trusted only as far as pages have borne it out.
		const affordable = Math.min(this.pages - 1, this.estimatedPages(gaps) / 10 - 1);
		if (!this.proven || this.splits + 1 > affordable) return undefined;
		const byRows = [...gaps.all].sort((a, b) => this.rowsLeft(gaps, b) - this.rowsLeft(gaps, a));
		const largest = byRows.at(0);
		if (!largest || this.rowsLeft(gaps, largest) < WORTH_A_WALKER) return undefined;
		this.splits += 1;
		const underWay = largest.forwardBusy ? PAGE_SIZE / gaps.rowsIn(1, this.rows.size) : 0;
		return this.forward(gaps, gaps.split(largest, Math.floor(largest.low + underWay)));
	}

	/** Rows of a gap that no page under way will bring, as far as can be told. */
	private rowsLeft(gaps: Gaps, { low, high, forwardBusy, backwardBusy }: Gap): number {
		const busy = Number(forwardBusy) + Number(backwardBusy);
		return gaps.rowsIn(high - low - 1, this.rows.size) - busy * PAGE_SIZE;
	}

	private estimatedPages(gaps: Gaps): number {
		const missing = gaps.all.reduce(
			(sum, { low, high }) => sum + gaps.rowsIn(high - low - 1, this.rows.size),
			0,
		);
		return (this.rows.size + missing) / PAGE_SIZE;
	}

	/**
	 * The second page, asked for by a cursor between two of the last rows of the first one, if there is room
	 * between them. The list has proved to accept such cursors when the page begins with just the rows that are
	 * known to follow.
	 */
	private async secondPage(known: number[]): Promise<Page<Row>> {
		const last = known.length - 1;
		const place = [last - 1, last - 2, last - 3].find((i) => i >= 0 && known[i + 1] - known[i] > 1);
		if (place !== undefined) {
			const page = await this.list.tryPage(this.cursor(known[place] + 1));
			const follows = known.slice(place + 1);
			const positions = this.positionsOf(page?.rows ?? []);
			this.proven = follows.every((position, i) => positions[i] === position);
			const beyond = positions.slice(follows.length).every((position) => position > known[last]);
			if (page && this.proven && beyond) return page;
			this.proven = false;
		}
		return await this.page('forward', known[last]);
	}

	/** NaN for a row without a numeric id. */
	private positionsOf(rows: Row[]): number[] {
		return rows.map((row) => {
			const id = this.list.idOf(row);
			return typeof id === 'number' ? id * this.sign : NaN;
		});
	}

	private async page(direction: Direction, from: number): Promise<Page<Row>> {
		return await this.list.fetchPage(direction, this.cursor(from));
	}

	/** The cursor for "after this position". */
	private cursor(position: number): string {
		return String(position * this.sign);
	}
}
