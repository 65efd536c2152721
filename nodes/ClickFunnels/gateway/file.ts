import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isLoopback } from './account';
import { cancelOf, wait } from './client';
import { within } from './deadline';
import { failureOf } from './failure';
import { USUAL_TIMEOUT_MS } from './retryPolicy';

/** How long it waits before it tries again. */
const WAITS_MS = [1_000, 5_000];

/**
 * A file at the address that ClickFunnels gives of one. It is asked for as anybody may: the key stays here, so that a
 * redirect to a store of files is no danger.
 * @throws NodeOperationError when there is no file to be had
 */
export async function fileAt(
	context: IExecuteSingleFunctions,
	address: string,
	options: Partial<IHttpRequestOptions>,
): Promise<Buffer> {
	let why = '';
	for (const ms of isFetchable(address) ? [...WAITS_MS, undefined] : []) {
		const read = await tried(context, address, options);
		if (typeof read !== 'string') return read;
		why = `: ${read}`;
		if (ms === undefined) break;
		await wait(context, ms);
	}
	const message = `The file that ClickFunnels made can’t be read${why}`;
	const problem = new NodeOperationError(context.getNode(), message, {
		itemIndex: context.getItemIndex(),
		description: `Look whether a browser opens it where you are signed in to ClickFunnels: ${address}`,
	});
	// n8n puts a text of its own in place of one that holds a code such as ECONNREFUSED.
	problem.message = message;
	throw problem;
}

/** Over the network only where nobody can read along. */
function isFetchable(address: string): boolean {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

/** What is there, or why it can't be had. */
async function tried(
	context: IExecuteSingleFunctions,
	address: string,
	options: Partial<IHttpRequestOptions>,
): Promise<Buffer | string> {
	const { timeout = USUAL_TIMEOUT_MS } = options;
	const cancel = cancelOf(context);
	const asked = within(timeout, cancel, async () => {
		const request = {
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		} as const;
		return (await context.helpers.httpRequest({ ...options, ...request, url: address, timeout })) as {
			statusCode: number;
			headers: Record<string, unknown>;
			body: ArrayBuffer;
		};
	});
	const [answer] = await Promise.allSettled([asked]);
	if (answer.status === 'rejected') return cancel?.aborted ? '' : failureOf(answer.reason).text;
	const { statusCode, headers, body } = answer.value;
	if (statusCode !== 200) return `status ${statusCode}`;
	// In place of the file, a page may ask to sign in.
	if (String(headers['content-type']).includes('html')) return 'a web page is there';
	return Buffer.from(body);
}
