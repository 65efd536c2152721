import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { during } from './clock.mts';

const type = new MatonApi();
const node = new ClickFunnels();

/**
 * What a click on "Test" in n8n's credential dialog gives. n8n's own CredentialsTester is part of its server and not of
 * the engine; this does the same: it calls the method that the node names for the credential, in the engine's own context.
 * @param data what the user entered; the rest is the credential's defaults
 */
export async function testCredential(
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { core } = loadEngine();
	const named = node.description.credentials?.find(({ name }) => name === type.name)?.testedBy;
	const methods: Record<string, typeof node.methods.credentialTest.matonApiTest> =
		node.methods.credentialTest;
	const defaults = type.properties.map(({ name, default: value }) => [name, value] as const);
	const context = new core.CredentialTestContext({} as never) as ICredentialTestFunctions;
	const given = {
		id: '1',
		name: type.displayName,
		type: type.name,
		data: { ...Object.fromEntries(defaults), ...data } as ICredentialDataDecryptedObject,
	};
	return await during(async () => await methods[named as string].call(context, given));
}
