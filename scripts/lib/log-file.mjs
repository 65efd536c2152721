import { readFileSync } from 'node:fs';

/**
 * The end of a log file, to be shown when something went wrong.
 * @param {string} file
 * @param {number} [lines]
 */
export function tail(file, lines = 25) {
	let text;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return `(no log in ${file})`;
	}
	return `The end of ${file}:\n${text.trimEnd().split('\n').slice(-lines).join('\n')}`;
}
