import { inspect } from 'node:util';

import type { NodeRun } from './engine.mts';

/** The problem that stopped a run. Throws where nothing stopped it. */
export function problemOf({ problem }: NodeRun): NonNullable<NodeRun['problem']> {
	if (!problem) throw new Error('Nothing stopped the run');
	return problem;
}

/** All that a problem holds and would show anywhere: its JSON, its stack, its causes and every hidden property. */
export function everythingIn(problem: unknown): string {
	const { stack, cause } = problem as Error & { cause?: unknown };
	const seen = inspect(problem, { depth: 20, showHidden: true, maxStringLength: Infinity });
	return [JSON.stringify(problem), String(stack), inspect(cause, { depth: 20 }), seen].join('\n');
}

/** Whether a text uses one of the words that n8n asks messages to avoid. */
export function scolds(text: string): boolean {
	return /\b(errors?|problems?|failures?|failed|mistakes?)\b/i.test(text);
}
