import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/**
 * POSTs over a connection of its own and gives the status of the answer, without following redirects. Rejects
 * where no answer came or the signal ended it. Not fetch: it reuses connections, and one that the receiver
 * has closed meanwhile would fail an attempt for no reason.
 */
export function post(
	url: string,
	headers: Record<string, string>,
	body: string,
	signal: AbortSignal,
): Promise<number | null> {
	const request = url.startsWith('https:') ? httpsRequest : httpRequest;
	return new Promise((resolve, reject) => {
		request(url, { method: 'POST', headers, agent: false, signal }, (response) => {
			response.on('error', reject).resume();
			resolve(response.statusCode ?? null);
		})
			.on('error', reject)
			.end(body);
	});
}
