import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** So much of an answer is read, in characters. */
const LONGEST_ANSWER = 2000;

/**
 * POSTs over a connection of its own and gives the status and the text of the answer, without following redirects.
 * Rejects where no answer came or the signal ended it. Not fetch: it reuses connections, and one that the receiver
 * has closed meanwhile would fail an attempt for no reason.
 */
export function post(
	url: string,
	headers: Record<string, string>,
	body: string,
	signal: AbortSignal,
): Promise<{ status: number | null; text: string }> {
	const request = url.startsWith('https:') ? httpsRequest : httpRequest;
	return new Promise((resolve, reject) => {
		request(url, { method: 'POST', headers, agent: false, signal }, (response) => {
			let text = '';
			// What breaks off behind its status has answered, too.
			const answered = () => resolve({ status: response.statusCode ?? null, text });
			response
				.setEncoding('utf8')
				.on('data', (part: string) => {
					if (text.length < LONGEST_ANSWER) text += part;
				})
				.on('error', answered)
				.on('end', answered);
		})
			.on('error', reject)
			.end(body);
	});
}
