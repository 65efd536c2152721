import { randomUUID } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	Logger,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { nodeTypesOf } from '../../scripts/engine/node-types.mts';
import { additionalDataOf } from '../../scripts/engine/run-workflow.mts';
import { during } from './clock.mts';
import { CHOSEN_CREDENTIAL, credentialsOf, nodeOf } from './nodes.mts';
import type { Incoming, responseTo } from './receiver.mts';

/** What a workflow with a trigger is made of. All of it may change between two activations. */
export interface TriggerSettings {
	/** Gateway URL of the credential. */
	gatewayUrl: string;
	/** Default: the sandbox's good key. Null: no credential is chosen. */
	apiKey?: string | null;
	/** Further fields of the credential. */
	credential?: ICredentialDataDecryptedObject;
	/** n8n's own address, as WEBHOOK_URL sets it. */
	address: string;
	/** Parameters of the trigger. */
	parameters: INodeParameters;
	/** Default: the node of this process. */
	nodeType?: INodeType;
	name?: string;
	/** Default: new ones. Copies of a workflow can have the webhook id of their original. */
	id?: string;
	webhookId?: string;
	/** The trigger's own name. Default: that of its type. */
	nodeName?: string;
	/** Which n8n it runs in; they save static data at different moments. Default: 2. */
	generation?: 1 | 2;
}

export interface Started {
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
	isTest?: boolean;
}

const NAME = 'ClickFunnels Trigger';
const thisNode: INodeType = new ClickFunnelsTrigger();
let made = 0;

/** A workflow with one ClickFunnels Trigger as n8n stores it, and what n8n gives the node to work with. */
export class StoredTrigger {
	/** The workflow's static data in n8n's database. */
	saved = '{}';

	/** The same of a test run; undefined while nobody listens. */
	savedTest?: string;

	/** What it has warned of in n8n's log. */
	readonly warnings: string[] = [];

	readonly id: string;

	readonly webhookId: string;

	constructor(public settings: TriggerSettings) {
		this.id = settings.id ?? `workflow-${++made}`;
		this.webhookId = settings.webhookId ?? randomUUID();
	}

	/** Where production deliveries go. */
	get url(): string {
		return `${this.settings.address}/webhook/${this.path}`;
	}

	/** Where deliveries go while the editor listens. */
	get testUrl(): string {
		return `${this.settings.address}/webhook-test/${this.path}`;
	}

	/** The trigger's part of the static data, as it was saved. */
	get state(): IDataObject {
		return (JSON.parse(this.saved) as Record<string, IDataObject>)[`node:${this.nodeName}`] ?? {};
	}

	protected get nodeType(): INodeType {
		return this.settings.nodeType ?? thisNode;
	}

	private get nodeName(): string {
		return this.settings.nodeName ?? NAME;
	}

	protected get path(): string {
		return `${this.webhookId}/webhook`;
	}

	protected get node(): INode {
		return nodeOf(this.nodeName, 'clickFunnelsTrigger', {
			id: 'trigger',
			parameters: structuredClone(this.settings.parameters),
			webhookId: this.webhookId,
			...(this.settings.apiKey !== null && { credentials: CHOSEN_CREDENTIAL }),
		});
	}

	/** What a list of the editor offers. @param method name of a `loadOptions` method */
	async options(method: string): Promise<INodePropertyOptions[]> {
		return await during(async () => await this.nodeType.methods!.loadOptions![method].call(this.editor()));
	}

	/** What a locator of the editor offers. @param method name of a `listSearch` method */
	async search(method: string, filter?: string): Promise<INodeListSearchResult> {
		return await during(
			async () => await this.nodeType.methods!.listSearch![method].call(this.editor(), filter),
		);
	}

	protected editor(): ILoadOptionsFunctions {
		const workflow = this.read('{}');
		const additionalData = this.additionalData();
		additionalData.currentNodeParameters = this.settings.parameters;
		return new (loadEngine().core.LoadOptionsContext)(workflow, triggerIn(workflow), additionalData, '');
	}

	/** A context of n8n whose warnings go to `warnings`. */
	protected logged<Context extends { logger: Logger }>(context: Context): Context {
		const warn = (message: string) => void this.warnings.push(message);
		const logger = Object.assign(Object.create(context.logger) as Logger, { warn });
		return Object.create(context, { logger: { value: logger } }) as Context;
	}

	/** The workflow as n8n reads it from its database. */
	protected read(staticData: string): Workflow {
		return new (loadEngine().workflow.Workflow)({
			id: this.id,
			name: this.settings.name ?? 'New customers',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: nodeTypesOf({ clickFunnelsTrigger: this.nodeType }),
			staticData: JSON.parse(staticData) as IDataObject,
		});
	}

	protected save({ staticData }: Workflow, { isTest }: Partial<Started> = {}): void {
		if (staticData.__dataChanged && !isTest) this.saved = JSON.stringify(staticData);
	}

	protected additionalData(served: { incoming?: Incoming; response?: ReturnType<typeof responseTo> } = {}) {
		const { gatewayUrl, apiKey, address } = this.settings;
		const credential = { requestsPerSecond: 100, ...this.settings.credential };
		const additionalData = additionalDataOf({
			nodes: [this.node],
			connections: {},
			nodeTypes: {},
			credentialTypes: { matonApi: new MatonApi() },
			credentials: credentialsOf({ url: gatewayUrl, apiKey: apiKey ?? undefined, credential }),
		});
		return {
			...additionalData,
			webhookBaseUrl: `${address}/webhook`,
			webhookTestBaseUrl: `${address}/webhook-test`,
			...({
				httpRequest: served.incoming,
				httpResponse: served.response,
			} as unknown as Partial<IWorkflowExecuteAdditionalData>),
		};
	}

	protected webhookData(additionalData: IWorkflowExecuteAdditionalData, { isTest }: Started): IWebhookData {
		return {
			httpMethod: 'POST',
			node: this.nodeName,
			path: this.path,
			webhookDescription: this.nodeType.description.webhooks![0],
			workflowId: this.id,
			workflowExecuteAdditionalData: additionalData,
			isTest,
		};
	}
}

export function triggerIn(workflow: Workflow): INode {
	const [node] = Object.values(workflow.nodes);
	return node;
}

/** Another Workflow of the same static data, which counts them as unchanged from now on. */
export function workflowOf(staticData: IDataObject): Workflow {
	return new (loadEngine().workflow.Workflow)({
		nodes: [],
		connections: {},
		active: true,
		nodeTypes: nodeTypesOf({}),
		staticData,
	});
}
