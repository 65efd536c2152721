import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	IRunExecutionData,
} from 'n8n-workflow';

import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { nodeTypesOf } from '../../scripts/engine/node-types.mts';
import { additionalDataOf } from '../../scripts/engine/run-workflow.mts';
import { nodeOf } from './nodes.mts';

/**
 * What a click on "Test" in n8n's credential dialog gives. n8n's own CredentialsTester is part of its server and not of
 * the engine; this does the same: a node that does nothing gets the test's request as its routing, runs in the real
 * RoutingNode, and the outcome is held against the test's rules.
 * @param data what the user entered; the rest is the credential's defaults
 */
export async function testCredential(
	type: ICredentialType,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { core, workflow: n8n } = loadEngine();
	const { test } = type;
	if (!test) throw new Error(`The credential ${type.name} has no test`);
	const decrypted = {
		...Object.fromEntries(type.properties.map(({ name, default: value }) => [name, value])),
		...data,
	} as ICredentialDataDecryptedObject;
	const nodeType: INodeType = {
		description: {
			displayName: 'No Operation, do nothing',
			name: 'noOp',
			group: ['organization'],
			version: 1,
			description: 'No Operation',
			defaults: { name: 'No Operation, do nothing' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type.name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: test.request },
				},
			],
		},
	};
	const node = nodeOf('Temp-Node', 'noOp', {
		credentials: { [type.name]: { id: '1', name: type.displayName } },
	});
	const nodeTypes = { noOp: nodeType };
	const additionalData = additionalDataOf({
		nodes: [node],
		connections: {},
		nodeTypes,
		credentialTypes: { [type.name]: type },
		credentials: { [type.name]: decrypted },
	});
	const context = new core.ExecuteContext(
		new n8n.Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: nodeTypesOf(nodeTypes) }),
		node,
		additionalData,
		'internal',
		{ resultData: { runData: {} } } as unknown as IRunExecutionData,
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const given = { id: '1', name: type.displayName, type: type.name, data: decrypted };
	let items: INodeExecutionData[][] | null | undefined;
	try {
		items = await new core.RoutingNode(context, nodeType, given).runNode();
	} catch (error) {
		return { status: 'Error', message: messageOf(error as TestFailure, test.rules) };
	}
	const [[{ json }]] = items as INodeExecutionData[][];
	const broken = test.rules?.find(
		(rule) => rule.type === 'responseSuccessBody' && at(json, rule.properties.key) === rule.properties.value,
	);
	if (broken) return { status: 'Error', message: broken.properties.message };
	return { status: 'OK', message: 'Connection successful!' };
}

/** A value inside an answer, as lodash's `get` reads a path. */
function at(value: unknown, path: string): unknown {
	return path.split('.').reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

interface TestFailure extends Error {
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

function messageOf(
	{ message, cause }: TestFailure,
	rules: NonNullable<ICredentialType['test']>['rules'] = [],
): string {
	if (!cause?.response) return cause?.code ?? message;
	const { status, statusText } = cause.response;
	for (const rule of rules) {
		if (rule.type === 'responseCode' && rule.properties.value === status) return rule.properties.message;
	}
	return statusText || `Received HTTP status code: ${status}`;
}
