import type { ExecutionBaseError } from 'n8n-workflow';

import { isOutcomeKnown } from '../gateway/problems';
import { isPartlyDone } from './failed';

/** The item that a run stopped at, and why. */
interface Refusal {
	itemIndex: number;
	problem: ExecutionBaseError;
}

/** Counts what becomes of the items of a run that stops at the first one that goes wrong. */
export class Progress {
	private refusal?: Refusal;

	private done = 0;

	private doneEarlier = 0;

	private cameThrough = 0;

	private failedToo = 0;

	private unknown = 0;

	private partly = 0;

	/** @param items how many there are in all */
	constructor(private readonly items: number) {}

	itemDone(): void {
		if (this.refusal) this.cameThrough += 1;
		else this.done += 1;
	}

	/** An earlier try of the run has done it. */
	itemDoneEarlier(): void {
		this.doneEarlier += 1;
	}

	/** Of items that fail for the same reason the first in their order is named: they do not end in it. */
	itemFailed(itemIndex: number, problem: ExecutionBaseError): void {
		const { refusal } = this;
		if (!refusal) {
			this.refusal = { itemIndex, problem };
			return;
		}
		if (itemIndex < refusal.itemIndex && problem.message === refusal.problem.message) {
			this.refusal = { itemIndex, problem };
			this.count(refusal.problem);
		} else {
			this.count(problem);
		}
	}

	private count(problem: ExecutionBaseError): void {
		if (isPartlyDone(problem)) this.partly += 1;
		else if (isOutcomeKnown(problem)) this.failedToo += 1;
		else this.unknown += 1;
	}

	/** Whether exactly one item is done. */
	get isFirst(): boolean {
		return this.done === 1;
	}

	/** The error that the run ends with: that of the refused item, with what became of the others added once. */
	toProblem(): ExecutionBaseError | undefined {
		if (!this.refusal || this.items === 1) return this.refusal?.problem;
		const { itemIndex, problem } = this.refusal;
		const parts = [
			`${this.done === 0 ? 'none' : this.done} of ${this.items} items ${this.done > 1 ? 'were' : 'was'} done before`,
			...(this.doneEarlier ? [`${this.doneEarlier} in an earlier try`] : []),
			...(this.cameThrough ? [`${this.cameThrough} under way came through`] : []),
			...(this.failedToo ? [`${this.failedToo} under way failed too`] : []),
			...(this.partly ? [`${this.partly} under way went wrong half-way`] : []),
			...(this.unknown ? [`of ${this.unknown} under way it is not known`] : []),
		];
		const message = problem.message.replace(/\.$/, '');
		// n8n's editor writes just this behind a message that does not have it, and counts from 0.
		problem.message = `${message} [item ${itemIndex}]; ${parts.join(', ')}`;
		return problem;
	}
}
