import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IConnections,
	INode,
	INodeType,
	IRun,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { credentialsHelper } from './credentials-helper.mts';
import { loadEngine } from './load-engine.mts';
import { MANUAL_TRIGGER, nodeTypesOf } from './node-types.mts';

export interface WorkflowToRun {
	/** Default: `workflow`. */
	id?: string;
	/** As in an exported workflow. Sticky notes are passed over. */
	nodes: INode[];
	connections: IConnections;
	/** Node types by the name that the nodes use; the manual trigger is added by itself. */
	nodeTypes: Record<string, INodeType>;
	/** Credential types by their name, such as `matonApi`. */
	credentialTypes?: Record<string, ICredentialType>;
	/** Decrypted credential data by the name of the credential type. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	/** Name of the node to start from. Default: the manual trigger. */
	startNode?: string;
	/** Time zone of the workflow, such as `America/New_York`. Default: n8n's own default. */
	timezone?: string;
	/** What started it. Default: a click in the editor, `manual`. */
	mode?: WorkflowExecuteMode;
	/** Cancels the execution, as the stop button of the editor does. */
	signal?: AbortSignal;
}

/**
 * Runs a whole workflow in n8n's engine, in this process and without a server, as a click on "Execute workflow" would.
 * A node that fails does not reject: see `data.resultData.error` and `data.resultData.runData` of the result.
 */
export async function runWorkflow(options: WorkflowToRun): Promise<IRun> {
	const { core, workflow: n8n } = loadEngine();
	const nodes = structuredClone(options.nodes).filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	const workflow = new n8n.Workflow({
		id: options.id ?? 'workflow',
		name: 'Workflow',
		nodes,
		connections: options.connections,
		active: false,
		nodeTypes: nodeTypesOf(options.nodeTypes),
		settings: { executionOrder: 'v1', ...(options.timezone ? { timezone: options.timezone } : {}) },
	});
	const startNode = nodes.find(({ name, type }) =>
		options.startNode ? name === options.startNode : type === MANUAL_TRIGGER,
	);
	if (!startNode)
		throw new Error(`The workflow has no node ${options.startNode ?? MANUAL_TRIGGER} to start from`);
	const additionalData = additionalDataOf(options);
	const execution = new core.WorkflowExecute(additionalData, options.mode ?? 'manual').run({
		workflow,
		startNode,
	});
	const cancel = () => execution.cancel();
	options.signal?.addEventListener('abort', cancel, { once: true });
	return await execution.finally(() => options.signal?.removeEventListener('abort', cancel));
}

/** The part of what n8n's server tells the engine that a run without server needs. The addresses are never called. */
export function additionalDataOf({ credentialTypes = {}, credentials = {} }: WorkflowToRun) {
	const address = 'http://127.0.0.1:1';
	const additionalData: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: credentialsHelper(credentialTypes, credentials),
		hooks: hooks(),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: address,
		instanceBaseUrl: address,
		formWaitingBaseUrl: address,
		webhookBaseUrl: address,
		webhookWaitingBaseUrl: address,
		webhookTestBaseUrl: address,
		variables: {},
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	};
	return additionalData as IWorkflowExecuteAdditionalData;
}

/** The engine calls its hooks at every step; nobody listens here. */
function hooks() {
	const now = new Date();
	return new (loadEngine().core.ExecutionLifecycleHooks)('manual', '1', {
		id: 'workflow',
		name: 'Workflow',
		nodes: [],
		connections: {},
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
	});
}
