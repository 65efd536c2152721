import type { JsonObject } from 'n8n-workflow';

import type { Writer } from './answerMeanings';

/**
 * Who wrote an answer, and its text (contract/maton.json, `errors.tellApart`): ClickFunnels sends `{error:
 * "text"}`, Maton `{error: {message, code}}` or `{message, type, code}`; a firewall or proxy sends HTML.
 */
export function readText(body: unknown): { writer: Writer; text: string } {
	if (typeof body === 'string') return { writer: 'clickFunnels', text: firstWords(body) };
	if (typeof body !== 'object' || body === null) return { writer: 'clickFunnels', text: '' };
	const { error, message, base } = body as Partial<JsonObject>;
	if (typeof error === 'object' && error !== null && 'message' in error) {
		return { writer: 'maton', text: String(error.message) };
	}
	if (typeof message === 'string' && error === undefined) return { writer: 'maton', text: message };
	if (typeof error === 'string') return { writer: 'clickFunnels', text: error };
	if (Array.isArray(base)) return { writer: 'clickFunnels', text: base.join(', ') };
	return { writer: 'clickFunnels', text: JSON.stringify(body) };
}

/** The visible beginning of HTML or other text. The signing secret of a webhook endpoint stays hidden. */
export function firstWords(body: string): string {
	const visible = body
		.replace(/("webhook_secret"\s*:\s*")[^"]*/g, '$1...')
		.replace(/<(head|style|script)\b[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return visible.length > 200 ? `${visible.slice(0, 197)}...` : visible;
}
