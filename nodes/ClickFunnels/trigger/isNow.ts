/** Whether a time was within the last milliseconds; one that lies ahead, as after a clock was set back, was not. */
export function isNow(at: number, within: number): boolean {
	const ago = Date.now() - at;
	return ago >= 0 && ago < within;
}
