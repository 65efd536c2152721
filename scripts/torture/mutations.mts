/** A fault that is put into the code on purpose. */
export interface Mutation {
	/** Below `nodes/ClickFunnels/`. */
	file: string;
	/** Stands in the file once. */
	find: string;
	replace: string;
}

const mutation = (file: string, find: string, replace: string): Mutation => ({ file, find, replace });

/** One for each promise that the suite holds, as far as one line of code keeps it. */
export const MUTATIONS: Mutation[] = [
	mutation('gateway/retryPolicy.ts', "timeout: 'passing'", "timeout: 'untouched'"),
	mutation('gateway/retryPolicy.ts', "broken: 'passing'", "broken: 'untouched'"),
	mutation('gateway/retryPolicy.ts', 'return repeatable && (fate', 'return (fate'),
	mutation('gateway/retryPolicy.ts', 'return status >= 500 || PASSING.has(status);', 'return false;'),
	mutation('gateway/retryPolicy.ts', "if (outcome.status === 429) return 'untouched';", ''),
	mutation('gateway/refusals.ts', 'LONGEST_ASKED_MS = 60_000', 'LONGEST_ASKED_MS = 6_000_000'),
	mutation('gateway/deadline.ts', '	running.end?.();\n', ''),
	mutation('run/api.ts', 'if (!isRecord(line, record)) throw noRecord(asked, response);', ''),
	mutation('run/api.ts', 'if (isNoSuchRecord(found.reason)) return undefined;', 'return undefined;'),
	mutation('run/api.ts', 'return status === 404 || (status !== 202 && isNothing(body));', 'return true;'),
	mutation(
		'run/loop.ts',
		'			this.results[itemIndex] = given;\n			this.earlier.set(itemIndex, { given, isDone: false, key });',
		'',
	),
	mutation(
		'run/inTurn.ts',
		'if (key === undefined) await work(task);',
		'if (key !== null) await work(task);',
	),
	mutation('run/alone.ts', 'if (before) await waitFor(before);', ''),
	mutation('run/place.ts', '.filter(([name]) => names.has(name))', ''),
	mutation('run/place.ts', 'encodeURIComponent(String(values[name]))', 'String(values[name])'),
	mutation('lists/pages.ts', '			return isNew;', '			return true;'),
	mutation('lists/pages.ts', 'if (wasAnnounced && (await isCut(list, newOnes))) throw list.brokenOff();', ''),
	mutation(
		'lists/gaps.ts',
		'if (from <= one.low && to > one.low) one.low = to;',
		'if (from <= one.low && to > one.low) one.low = to + 1;',
	),
	mutation(
		'lists/wholeList.ts',
		'if (gap.misses > 1) this.sorted = false;',
		'if (gap.misses > 1) gap.low = gap.high;',
	),
	mutation(
		'trigger/signature.ts',
		'if (Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds)',
		'if (Number.isNaN(now))',
	),
	mutation('trigger/signature.ts', "		return 'signature wrong';", '		return undefined;'),
	mutation('trigger/delivery.ts', 'if (status >= 500) return forget(memory, known);', ''),
	mutation(
		'trigger/delivery.ts',
		'if (known && taking.options.ignoreRepeated) {',
		'if (known && !taking.options.ignoreRepeated) {',
	),
	mutation('trigger/owner.ts', 'owner === context.getWorkflow().id', 'owner !== null'),
	mutation('trigger/lifeCycle.ts', 'if (other !== ours) await deleteEndpoint(context, other.id);', ''),
	mutation('trigger/lifeCycle.ts', '	for (const { id } of own) await deleteEndpoint(context, id);\n', ''),
	mutation('input/ids.ts', ' && !NO_ID.test(text)', ''),
	mutation('input/ids.ts', 'text.length <= LONGEST_ID && pattern.test(text)', 'text.length > 0'),
	mutation('input/text.ts', 'throw spoilt(at, inside ?? text);', 'return text;'),
	mutation('input/number.ts', 'if (!Number.isFinite(number)) throw spoilt(at, number);', ''),
];
