/**
 * A part of a list that is not known yet: the positions between `low` and `high`, both known or not there. A
 * position is an id, negated where the list is asked for by falling ids, so that positions always rise in the
 * order asked for.
 */
export interface Gap {
	low: number;
	high: number;
	/** Whether a page that begins at `low` is under way. */
	forwardBusy: boolean;
	/** Whether a page that ends at `high` is under way. */
	backwardBusy: boolean;
	/** Pages in a row that brought nothing of it. */
	misses: number;
}

/** What is not known yet of a list, as gaps in rising order. */
export class Gaps {
	private list: Gap[];

	private readonly span: number;

	/**
	 * @param first position of the list's first row, and `last` of its last
	 * @param low last position known at the beginning, and `high` the first one known at the end
	 */
	constructor(first: number, last: number, low: number, high: number) {
		this.span = last - first + 1;
		this.list = [gap(low, high)];
		this.close();
	}

	get all(): readonly Gap[] {
		return this.list;
	}

	/** The gap below what the walk from the list's other end knows. */
	get highest(): Gap | undefined {
		return this.list.at(-1);
	}

	/** All rows after position `from` up to and including position `to` are known now. */
	cover(from: number, to: number): void {
		for (const one of this.list) {
			if (from <= one.low && to > one.low) one.low = to;
			else if (to >= one.high - 1 && from < one.high - 1) one.high = Math.max(from + 1, one.low);
		}
		this.close();
	}

	/** Cuts a gap in two in the middle and returns the upper part. */
	split(one: Gap, low: number): Gap {
		const middle = Math.floor((low + one.high) / 2);
		const upper = gap(middle, one.high);
		upper.backwardBusy = one.backwardBusy;
		one.backwardBusy = false;
		one.high = middle + 1;
		this.list.splice(this.list.indexOf(one) + 1, 0, upper);
		return upper;
	}

	/** How many rows a stretch of positions holds, if it is as dense as what is known. */
	rowsIn(positions: number, knownRows: number): number {
		const unknown = this.list.reduce((sum, { low, high }) => sum + high - low - 1, 0);
		return (positions * knownRows) / Math.max(1, this.span - unknown);
	}

	private close(): void {
		this.list = this.list.filter(({ low, high }) => high - low > 1);
	}
}

function gap(low: number, high: number): Gap {
	return { low, high, forwardBusy: false, backwardBusy: false, misses: 0 };
}
