import type { IExecutePaginationFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { paginationHook } from '../../nodes/ClickFunnels/run/hook';
import { get } from '../../nodes/ClickFunnels/table/lines';
import { linesOf, resource } from '../../nodes/ClickFunnels/table/resource';
import { after, useFakeTime } from './answering.mts';
import { contact, locator, node } from './input.mts';

useFakeTime();

const contacts = resource({ kind: contact, description: '', operations: [get('GET /contacts/{id}')] });
const hook = paginationHook({
	resources: [contacts],
	kinds: [contact],
	lines: linesOf([contacts]),
});

// A key of its own for each run, so that none waits for another one's pace.
let runs = 0;

/** What is asked of the gateway when n8n's routing engine hands these options over. */
async function asked(options: Partial<IHttpRequestOptions>, requestOptions = {}) {
	const parameters: Record<string, unknown> = {
		resource: 'contact',
		operation: 'get',
		contact: locator('id', 5),
		requestOptions,
	};
	const requests: IHttpRequestOptions[] = [];
	const context = {
		getNode: () => node,
		getItemIndex: () => 0,
		getTimezone: () => 'UTC',
		getWorkflow: () => ({ id: 'w1' }),
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => false,
		getCredentials: async () => ({ apiKey: `hook-${++runs}`, gatewayUrl: 'https://gateway.example' }),
		helpers: {
			httpRequestWithAuthentication: async (_: string, request: IHttpRequestOptions) => {
				requests.push(request);
				return { statusCode: 200, headers: {}, body: { id: 5 } };
			},
		},
	} as unknown as IExecutePaginationFunctions;
	await after(hook.call(context, { options: options as IHttpRequestOptions, paginate: true } as never));
	return requests;
}

test('where the user sets no timeout, a try ends after a minute and not after the 300 seconds of n8n', async () => {
	expect(await asked({ timeout: 300_000 })).toMatchObject([{ timeout: 60_000 }]);
	expect(await asked({ timeout: 300_000 }, { timeout: 300_000 })).toMatchObject([{ timeout: 300_000 }]);
	expect(await asked({ timeout: 200 }, { timeout: 200 })).toMatchObject([{ timeout: 200 }]);
});

test('what else n8n has made of the request stays', async () => {
	const headers = { Accept: 'application/json' };
	expect(await asked({ headers, skipSslCertificateValidation: true })).toMatchObject([
		{ headers, skipSslCertificateValidation: true },
	]);
});
