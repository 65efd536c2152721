/** Names longer than this are not compared: that takes time by the square of their length. */
const LONGEST = 100;

/**
 * The names that somebody may have meant by another one, the likeliest first: with few letters changed, the same
 * but for case and signs, or one a part of the other. Of a path the last step counts as well.
 */
export function nearest(wanted: string, names: string[], most: number): string[] {
	return names
		.map((name) => ({ name, away: Math.min(away(wanted, name), away(lastStep(wanted), lastStep(name))) }))
		.filter((one) => Number.isFinite(one.away))
		.sort((a, b) => a.away - b.away)
		.slice(0, most)
		.map(({ name }) => name);
}

function lastStep(path: string): string {
	return path.slice(path.lastIndexOf('.') + 1);
}

function away(one: string, other: string): number {
	const [a, b] = [one, other].map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
	if (a === '' || b === '' || a.length > LONGEST || b.length > LONGEST) return Infinity;
	const shorter = Math.min(a.length, b.length);
	const changes = distance(a, b);
	if (changes <= Math.max(1, shorter / 3)) return changes;
	return shorter > 2 && (a.includes(b) || b.includes(a)) ? changes : Infinity;
}

/** How many letters must be changed, added or taken away to make one word of another. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (const [index, letter] of [...a].entries()) {
		const next = [index + 1];
		for (let column = 0; column < b.length; column++) {
			next.push(
				Math.min(next[column] + 1, row[column + 1] + 1, row[column] + (letter === b[column] ? 0 : 1)),
			);
		}
		row = next;
	}
	return row[b.length];
}
