import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { API_PATH, MATON, readAccount, REQUESTS_PER_SECOND } from '../nodes/ClickFunnels/gateway/account';
import { MEANINGS } from '../nodes/ClickFunnels/gateway/answerMeanings';

/** The Maton API key: the one secret that a user handles. Facts: contract/maton.json. */
export class MatonApi implements ICredentialType {
	name = 'matonApi';

	displayName = 'Maton API';

	icon = { light: 'file:maton.svg', dark: 'file:maton.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-clickfunnels-maton/n8n-nodes-clickfunnels-maton#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Copy it from <a href="https://maton.ai/settings" target="_blank">maton.ai/settings</a>',
		},
		{
			displayName: 'Gateway URL',
			name: 'gatewayUrl',
			type: 'string',
			default: MATON,
			description: 'Must use https, unless the gateway runs on this machine',
		},
		{
			displayName: 'Connection ID',
			name: 'connectionId',
			type: 'string',
			default: '',
			description:
				'Which ClickFunnels connection to use; each is for one workspace. Needed if your Maton account has more than one, since it is not certain which one Maton takes then.',
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: REQUESTS_PER_SECOND.min, maxValue: REQUESTS_PER_SECOND.max },
			default: REQUESTS_PER_SECOND.usual,
			description: 'Max number of requests to send in any one second. Maton allows 10 for an account.',
		},
	];

	/**
	 * Adds the headers that Maton and ClickFunnels ask for. Without a User-Agent, ClickFunnels' firewall
	 * refuses the call.
	 * @throws Error that names the field, as `readAccount` does
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { apiKey, connectionId } = readAccount(credentials);
		return {
			...request,
			headers: {
				...request.headers,
				Authorization: `Bearer ${apiKey}`,
				'User-Agent': 'Maton/1.0',
				...(connectionId ? { 'Maton-Connection': connectionId } : {}),
			},
		};
	};

	/**
	 * Reads the connection's own user through the gateway (contract: fetchMyUser), so that it passes only with
	 * a good key and a live ClickFunnels connection. Every status is let through and judged by its body
	 * (contract/maton.json, `errors.tellApart`): n8n 1 does not look at rules for statuses, and a 401 can come
	 * from Maton or from ClickFunnels.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ String($credentials.gatewayUrl).trim().replace(/\\/+$/, "") }}',
			url: `${API_PATH}/me`,
			ignoreHttpStatusErrors: true,
		},
		rules: [
			...Object.entries(MEANINGS.maton).flatMap(([code, { tested }]) =>
				tested ? ofMaton(Number(code), tested) : [],
			),
			when('error', 'API key missing or invalid', MEANINGS.clickFunnels[401].tested ?? ''),
			when(
				'id',
				undefined,
				'ClickFunnels did not answer through this gateway. Check the Gateway URL; if it is right, try again later.',
			),
		],
	};
}

type Rule = Extract<NonNullable<ICredentialTestRequest['rules']>[number], { type: 'responseSuccessBody' }>;

/** A rule for a key of the answer; of a list, n8n looks at the first record. */
function when(key: string, value: unknown, message: string): Rule {
	return { type: 'responseSuccessBody', properties: { key, value, message } };
}

/** Rules for a code in either of the shapes that Maton answers in, as number or text. */
function ofMaton(code: number, message: string): Rule[] {
	return ['error.code', 'code'].flatMap((key) => [
		when(key, code, message),
		when(key, String(code), message),
	]);
}
