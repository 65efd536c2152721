/** Whether what `call` of Api threw is an answer that leaves no doubt that nothing was changed: not 408. */
export function isRefusal(reason: unknown): boolean {
	return /^4(?!08)/.test(String((reason as { httpCode?: string | null }).httpCode));
}
