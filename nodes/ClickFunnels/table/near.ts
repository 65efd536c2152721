/** A longer text is nobody's slip of the pen. */
const LONGEST = 60;

/**
 * What somebody may have meant who wrote something else: the known text that takes the fewest changes of a letter,
 * one for each four letters and two at least, but not all of them.
 */
export function nearest(written: string, known: string[]): string | undefined {
	if (written.length > LONGEST) return undefined;
	const most = Math.min(Math.max(2, Math.floor(written.length / 4)), written.length - 1);
	const distances = known
		.filter((one) => Math.abs(one.length - written.length) <= most)
		.map((one) => ({ one, distance: distance(written, one) }))
		.filter((it) => it.distance <= most)
		.sort((a, b) => a.distance - b.distance);
	return distances[0]?.one;
}

/** How many letters have to be put in, taken out or changed to make one text of another (Levenshtein). */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 0; i < from.length; i++) {
		const next = [i + 1];
		for (let j = 0; j < to.length; j++) {
			const change = row[j] + (from[i] === to[j] ? 0 : 1);
			next.push(Math.min(change, row[j + 1] + 1, next[j] + 1));
		}
		row = next;
	}
	return row[to.length];
}
