import { badInput, shown, type Named } from './refusal';

/** Keys that n8n's HTTP client takes out of a body without a word. */
const LOST = ['__proto__', 'constructor', 'prototype'];

/** @throws NodeOperationError for a key, at whatever depth, that would be lost on the way, and its value with it */
export function refuseLostKeys(value: unknown, at: Named): void {
	if (typeof value !== 'object' || value === null) return;
	for (const [key, inner] of Object.entries(value)) {
		if (LOST.includes(key)) {
			throw badInput(at, `n8n can’t send a key that is called ${shown(key)}`, 'Use another key.');
		}
		refuseLostKeys(inner, at);
	}
}
