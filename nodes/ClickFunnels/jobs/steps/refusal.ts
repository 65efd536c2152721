/** Whether what `call` of Api threw is an answer that leaves no doubt that nothing was changed: not 408. */
export function isRefusal(reason: unknown): boolean {
	return /^4(?!08)/.test(String((reason as { httpCode?: string | null }).httpCode));
}

/**
 * Whether what `call` of Api threw says that this one thing is not to be had: of an account that is no longer
 * connected, or of a limit that is reached, nothing is to be had.
 */
export function isOfThisAlone(reason: unknown): boolean {
	const { httpCode } = reason as { httpCode?: string | null };
	return isRefusal(reason) && httpCode !== '401' && httpCode !== '429';
}
