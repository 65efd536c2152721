import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

/** A node of a workflow, with what every node has. Its name is its id. */
export function nodeOf(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

/** How a node names the credential that was chosen for it. */
export const CHOSEN_CREDENTIAL: INode['credentials'] = { matonApi: { id: '1', name: 'Maton' } };

/** An account that a test works with. */
export interface Account {
	/** Gateway URL of the credential. */
	url: string;
	/** Default: the sandbox's good key. */
	apiKey?: string;
	/** Further credential data. */
	credential?: ICredentialDataDecryptedObject;
}

/** The data of the credential, decrypted, by the name of its type. */
export function credentialsOf({ url, apiKey = 'sandbox-key', credential }: Account) {
	return { matonApi: { apiKey, gatewayUrl: url, ...credential } };
}
