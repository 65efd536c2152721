/**
 * What to tell a user of something that was thrown.
 * @param {unknown} error
 */
export function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
