// Packages of n8n that bring no types along: what is used of them.

declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	/** Which of a checkout's files are looked at. */
	export const SOURCE_FILE_PATTERNS: string[];
	/** `message` says why it did not pass, or that there was nothing to look at. */
	export function analyzePackage(
		folder: string,
		filePatterns: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
}

declare module 'eslint-plugin-n8n-nodes-base' {
	const plugin: import('eslint').ESLint.Plugin;
	export default plugin;
}
