import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { asAccount, readAccount } from './account';
import type { CredentialTestContext } from './call';
import { verdictOn } from './verdict';

/**
 * n8n's method that tests a credential: one of the nodes, since n8n lets no rules of a credential say why
 * a gateway did not answer, or name what was reached. Its editor shows the message only where the test did not pass.
 */
export async function matonApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		return await verdictOn((more) => contextOf(this, { ...data, ...more }));
	} catch (error) {
		return { status: 'Error', message: textOf(error as Error) };
	}
}

/** What happened and what to do, in one text: the editor has one place for both. */
function textOf(error: Error): string {
	const { tested } = error instanceof NodeApiError ? error.context : {};
	if (typeof tested === 'string') return tested;
	const advice = 'description' in error && typeof error.description === 'string' ? error.description : '';
	return advice ? `${error.message.replace(/\.$/, '')}. ${advice}` : error.message;
}

/** Stands for the node that there is none of. */
const NODE = {
	id: '',
	name: 'Credential Test',
	type: 'matonApi',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

/** A context as the gateway's client takes it; n8n gives the test of a credential its older request helper alone. */
function contextOf(
	{ helpers }: ICredentialTestFunctions,
	data: ICredentialDataDecryptedObject,
): CredentialTestContext {
	return {
		getNode: () => NODE,
		getTimezone: () => 'UTC',
		getCredentials: async <T extends object>() => data as T,
		helpers: {
			httpRequestWithAuthentication: async (_type, request) =>
				(await helpers.request(asOlderRequest(asAccount(readAccount(data), request)))) as unknown,
		},
	};
}

/** A request that gives every answer whatever its status, in the terms of the older helper. */
function asOlderRequest({ baseURL = '', url, ...rest }: IHttpRequestOptions): object {
	const { method, headers, qs, timeout, allowedDomains } = rest;
	return {
		method,
		uri: `${baseURL}${url}`,
		headers,
		qs,
		timeout,
		allowedDomains,
		json: true,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
	};
}
