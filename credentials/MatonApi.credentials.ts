import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { asAccount, MATON, readAccount, REQUESTS_PER_SECOND } from '../nodes/ClickFunnels/gateway/account';
import { USUAL_RETRIES } from '../nodes/ClickFunnels/gateway/retryPolicy';

/**
 * The Maton API key: the one secret that a user handles. Facts: contract/maton.json. The nodes test it
 * (`gateway/credentialTest.ts`).
 */
export class MatonApi implements ICredentialType {
	name = 'matonApi';

	// n8n's search of credentials looks at this alone.
	displayName = 'ClickFunnels via Maton API';

	icon = { light: 'file:maton.svg', dark: 'file:maton.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-clickfunnels-maton/n8n-nodes-clickfunnels-maton#credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Three steps: (1) make an account at <a href="https://maton.ai" target="_blank">maton.ai</a>, (2) connect ClickFunnels there and choose the workspace, (3) copy the key from <a href="https://maton.ai/settings" target="_blank">maton.ai/settings</a> into API Key.',
			name: 'steps',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'Paste the key from maton.ai/settings',
			description: 'Copy it from <a href="https://maton.ai/settings" target="_blank">maton.ai/settings</a>',
		},
		{
			displayName: 'Connection ID',
			name: 'connectionId',
			type: 'string',
			default: '',
			hint: 'Only for several ClickFunnels connections at maton.ai: left empty, the test of this credential lists their IDs',
			description:
				'Which ClickFunnels connection to use; each is for one workspace. Needed if your Maton account has more than one, since it is not certain which one Maton takes then.',
		},
		{
			displayName: 'Default Workspace',
			name: 'defaultWorkspace',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12345',
			hint: 'Only for a connection that covers several workspaces: the ID of the one to take where a node names none',
			description:
				'ID of a workspace, which the Workspace list of a node shows under By ID, and the address of the workspace in ClickFunnels',
		},
		{
			displayName: 'Advanced: leave these as they are, unless you know why',
			name: 'advanced',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Gateway URL',
			name: 'gatewayUrl',
			type: 'string',
			default: MATON,
			description: 'Must use https, unless the gateway runs on this machine',
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: REQUESTS_PER_SECOND.min, maxValue: REQUESTS_PER_SECOND.max },
			default: REQUESTS_PER_SECOND.usual,
			description: 'Max number of requests to send in any one second. Maton allows 10 for an account.',
		},
		{
			displayName: 'Max Seconds of Trying',
			name: 'maxSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: USUAL_RETRIES.maxSeconds,
			description:
				'For how long a request that fails for the moment is sent again, counted from its first send. 0: not at all.',
		},
	];

	/**
	 * Adds the headers that Maton and ClickFunnels ask for.
	 * @throws Error that names the field, as `readAccount` does
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => asAccount(readAccount(credentials), request);
}
