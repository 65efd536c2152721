import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { loadEngine } from './load-engine.mts';

/**
 * Hands credentials to nodes as n8n's server does, only that the data comes from the caller and not from a database.
 * @param types credential types by their name
 * @param data decrypted data by the name of the credential type
 */
export function credentialsHelper(
	types: Record<string, ICredentialType>,
	data: Record<string, ICredentialDataDecryptedObject>,
): ICredentialsHelper {
	const { workflow: n8n } = loadEngine();
	const typeOf = (name: string) => {
		if (!Object.hasOwn(types, name)) throw new Error(`Unknown credential type ${name}`);
		return types[name];
	};

	class Helper extends n8n.ICredentialsHelper {
		getParentTypes = () => [];
		isCredentialUsableByNode = () => true;
		preAuthentication = async () => undefined;
		runPreAuthentication = async () => undefined;
		getCredentialsProperties = (name: string) => typeOf(name).properties;

		async getCredentials(): Promise<never> {
			throw new Error('Nothing is stored here');
		}

		async updateCredentials() {
			throw new Error('Nothing is stored here');
		}

		async updateCredentialsOauthTokenData() {
			throw new Error('Nothing is stored here');
		}

		async getDecrypted(_additionalData: unknown, _details: unknown, name: string) {
			if (!Object.hasOwn(data, name)) throw new Error(`No credential of type ${name} was given`);
			const defaults = typeOf(name).properties.map((property) => [property.name, property.default]);
			return { ...Object.fromEntries(defaults), ...data[name] };
		}

		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			name: string,
			request: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> {
			const { authenticate } = typeOf(name);
			if (typeof authenticate !== 'function') {
				throw new Error(`The credential type ${name} must authenticate by a function`);
			}
			return await authenticate(credentials, request);
		}
	}
	return new Helper();
}
