/**
 * Who is waiting: an editor's picker goes before bulk work, so that the editor stays usable during a big run.
 */
export type Priority = 'picker' | 'bulk';

/** What the queue knows of a request. */
export interface Queued {
	priority: Priority;
	/** Whose it is: the id of a workflow. */
	owner: string;
	/** When it was first sent, in milliseconds since 1970, where it is to be sent again. */
	firstSent?: number;
}

/**
 * Places in flight, in all and at most of one owner, of all bulk work and of all pickers: a run that gets no
 * answers leaves some to other workflows, and these and pickers to each other.
 */
const PLACES = { all: 50, owner: 40, bulk: 45, picker: 25 };

/** Those of one owner, in the order in which they came. */
interface Line<Q> {
	/** What was sent before goes first, as its time is running. */
	again: Set<Q>;
	fresh: Set<Q>;
}

/** Says who is next: pickers first, then the owners in turn, as far as there are places in flight. */
export class Queue<Q extends Queued> {
	/** By owner; the one who is next is first. */
	private readonly lines: Record<Priority, Map<string, Line<Q>>> = { picker: new Map(), bulk: new Map() };

	/** Places taken, by owner. */
	private readonly taken: Record<Priority, Map<string, number>> = { picker: new Map(), bulk: new Map() };

	add(queued: Q): void {
		const lines = this.lines[queued.priority];
		const line = lines.get(queued.owner) ?? { again: new Set(), fresh: new Set() };
		lines.set(queued.owner, line);
		setOf(line, queued).add(queued);
	}

	/** Takes out one that waits no longer. */
	remove(queued: Q): void {
		const lines = this.lines[queued.priority];
		const line = lines.get(queued.owner);
		if (!line) return;
		setOf(line, queued).delete(queued);
		if (line.again.size + line.fresh.size === 0) lines.delete(queued.owner);
	}

	/**
	 * Who may go as the next one; undefined where nobody waits, or nobody who waits may have a place.
	 * @param isProbe whether it is likely to be refused: who was sent before has less tries to lose
	 */
	next(isProbe: boolean): Q | undefined {
		const bulk = sum(this.taken.bulk);
		const picker = sum(this.taken.picker);
		if (bulk + picker >= PLACES.all) return undefined;
		const waiting = picker < PLACES.picker ? [...this.lines.picker.values()].at(0) : undefined;
		if (waiting) return firstOf(waiting, isProbe);
		if (bulk >= PLACES.bulk) return undefined;
		for (const [owner, line] of this.lines.bulk) {
			if ((this.taken.bulk.get(owner) ?? 0) < PLACES.owner) return firstOf(line, isProbe);
		}
		return undefined;
	}

	/** Gives one that waits a place in flight, and its owner the last turn. */
	start(queued: Q): void {
		const { priority, owner } = queued;
		this.remove(queued);
		const line = this.lines[priority].get(owner);
		if (line) {
			this.lines[priority].delete(owner);
			this.lines[priority].set(owner, line);
		}
		this.taken[priority].set(owner, (this.taken[priority].get(owner) ?? 0) + 1);
	}

	/** Gives the place of one that was started free again. */
	end({ priority, owner }: Queued): void {
		const left = (this.taken[priority].get(owner) ?? 0) - 1;
		if (left > 0) this.taken[priority].set(owner, left);
		else this.taken[priority].delete(owner);
	}

	/** All who wait. */
	*waiting(): Generator<Q> {
		for (const lines of [this.lines.picker, this.lines.bulk]) {
			for (const { again, fresh } of lines.values()) yield* [...again, ...fresh];
		}
	}
}

function setOf<Q extends Queued>({ again, fresh }: Line<Q>, { firstSent }: Q): Set<Q> {
	return firstSent === undefined ? fresh : again;
}

function firstOf<Q>({ again, fresh }: Line<Q>, isProbe: boolean): Q {
	const [first, second] = isProbe ? [fresh, again] : [again, fresh];
	const [queued] = first.size > 0 ? first : second;
	return queued;
}

function sum(counts: Map<string, number>): number {
	return [...counts.values()].reduce((total, count) => total + count, 0);
}
