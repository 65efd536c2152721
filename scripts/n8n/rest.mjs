/** An answer of n8n that was not a success. */
export class N8nRefusal extends Error {
	/**
	 * @param {string} request
	 * @param {number} status
	 * @param {string} body
	 */
	constructor(request, status, body) {
		super(`n8n answered ${request} with ${status}: ${body.slice(0, 500)}`);
		this.status = status;
	}
}

/**
 * @callback Call
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} the answer, taken out of its `data` envelope
 */

/**
 * A client of the API that n8n's own editor uses. It keeps the session cookie that n8n hands out.
 * @param {string} address
 * @returns {Call}
 */
export function n8nClient(address) {
	let cookie = '';
	return async (method, path, body) => {
		const answer = await fetch(address + path, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': 'start-script',
				cookie,
				// n8n closes a connection that was idle for five seconds, perhaps just when the next request leaves.
				connection: 'close',
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const session = answer.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (session) cookie = session.split(';')[0];
		const text = await answer.text();
		if (!answer.ok) throw new N8nRefusal(`${method} ${path}`, answer.status, text);
		const json = JSON.parse(text);
		return json?.data ?? json;
	};
}
