const SHOWN_FIELDS = 4;

/**
 * What a run gave, node by node, as lines of an aligned table: name, number of items, the first item's first fields.
 * @param {Record<string, any[]>} runData n8n's own record of the run
 * @param {number} [width] of the terminal
 */
export function resultTable(runData, width = process.stdout.columns || 110) {
	const rows = Object.entries(runData)
		.sort(([, [a]], [, [b]]) => a.executionIndex - b.executionIndex)
		.map(([name, runs]) => rowOf(name, runs[runs.length - 1]));
	const nameWidth = Math.max(...rows.map(([name]) => name.length), 4);
	return [['Node', 'Items', 'First item'], ...rows].map(([name, count, fields]) =>
		clip(`  ${name.padEnd(nameWidth)}  ${count.padStart(5)}  ${fields}`, width),
	);
}

/**
 * @param {string} name
 * @param {any} run
 * @returns {[string, string, string]}
 */
function rowOf(name, run) {
	const items = run.data?.main?.[0] ?? [];
	if (run.error) return [name, '-', `failed: ${run.error.message}`];
	const fields = Object.entries(items[0]?.json ?? {}).filter(
		([key, value]) => !isForeignId(key) && isPlain(value),
	);
	return [
		name,
		String(items.length),
		fields
			.slice(0, SHOWN_FIELDS)
			.map(([key, value]) => `${key}: ${value}`)
			.join(', '),
	];
}

/**
 * Ids of other records say little to a reader.
 * @param {string} key
 */
function isForeignId(key) {
	return key.endsWith('_id');
}

/** @param {unknown} value */
function isPlain(value) {
	return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}

/**
 * @param {string} line
 * @param {number} width
 */
function clip(line, width) {
	return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}
