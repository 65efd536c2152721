import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
	IPollFunctions,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';
import { ClickFunnelsPollingTrigger } from '../../nodes/ClickFunnels/ClickFunnelsPollingTrigger.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { nodeTypesOf } from '../../scripts/engine/node-types.mts';
import { additionalDataOf } from '../../scripts/engine/run-workflow.mts';
import { during } from './clock.mts';
import { CHOSEN_CREDENTIAL, credentialsOf, nodeOf } from './nodes.mts';

/** What a workflow with a polling trigger is made of. All of it may change between two activations. */
export interface PollingSettings {
	/** Gateway URL of the credential. */
	gatewayUrl: string;
	/** Default: the sandbox's good key. */
	apiKey?: string;
	/** Further fields of the credential. */
	credential?: ICredentialDataDecryptedObject;
	/** Parameters of the trigger. */
	parameters: INodeParameters;
	/** Parameters of a second polling trigger in the same workflow. */
	second?: INodeParameters;
}

/** What n8n holds of a workflow while it is active: it makes one context for each node that polls. */
interface Activation {
	workflow: Workflow;
	contexts: IPollFunctions[];
}

const NAME = 'ClickFunnels Polling Trigger';
const SECOND = 'Second Trigger';
const thisNode: INodeType = new ClickFunnelsPollingTrigger();
let made = 0;

/**
 * A workflow with a ClickFunnels Polling Trigger, handled as n8n handles one (n8n-core, poll-trigger-executor; n8n,
 * trigger-execution-context.factory): contexts are n8n's own, the workflow is read once an activation, and its static
 * data lasts where n8n would have saved it: after the activation, and when a poll starts a run.
 */
export class PollingWorkflow {
	/** The workflow's static data in n8n's database. */
	saved = '{}';

	/** The items of each run, in the order of the runs. */
	readonly runs: IDataObject[][] = [];

	readonly id = `polling-${++made}`;

	private active?: Activation;

	constructor(public settings: PollingSettings) {}

	/** What the trigger keeps, as it was saved. */
	get state(): IDataObject {
		return (JSON.parse(this.saved) as Record<string, IDataObject>)[`node:${NAME}`] ?? {};
	}

	/** Activates, as after a click or a start of n8n, which polls at once: a poll that fails is what this throws. */
	async activate(): Promise<void> {
		const workflow = this.read();
		const contexts = this.names.map((name) => this.contextOf(workflow, name, 'trigger', 'activate'));
		for (const context of contexts) await this.look({ workflow, contexts }, context);
		this.save(workflow);
		this.active = { workflow, contexts };
	}

	deactivate(): void {
		this.active = undefined;
	}

	/** n8n ends, however, and starts again. */
	async restart(): Promise<void> {
		this.deactivate();
		await this.activate();
	}

	/**
	 * A poll time of the active workflow.
	 * @returns the items of the runs that came of it
	 * @throws what the poll throws, which n8n gives to the error workflow
	 */
	async poll(): Promise<IDataObject[]> {
		const { length: before } = this.runs;
		if (!this.active) throw new Error('The workflow is not active');
		for (const context of this.active.contexts) await this.look(this.active, context);
		return this.runs.slice(before).flat();
	}

	/** The items that Fetch Test Event gives; null where it gives none. */
	async fetchTestEvent(): Promise<IDataObject[] | null> {
		const workflow = this.read();
		const given = await call(this.contextOf(workflow, NAME, 'manual', 'manual'));
		if (workflow.staticData.__dataChanged) throw new Error('A test run has changed what is kept');
		return given && given[0].map(({ json }) => json);
	}

	/** What a locator of the editor offers. @param method name of a `listSearch` method */
	async search(method: string): Promise<INodeListSearchResult> {
		const additionalData = this.additionalData();
		additionalData.currentNodeParameters = this.settings.parameters;
		const workflow = this.read();
		const node = workflow.getNode(NAME) as INode;
		const context = new (loadEngine().core.LoadOptionsContext)(workflow, node, additionalData, '');
		return await during(async () => await thisNode.methods!.listSearch![method].call(context));
	}

	private async look({ workflow }: Activation, context: IPollFunctions): Promise<void> {
		const given = await call(context);
		if (given === null) return;
		this.save(workflow);
		this.runs.push(given[0].map(({ json }) => json));
	}

	private contextOf(
		workflow: Workflow,
		name: string,
		...[mode, activation]: [WorkflowExecuteMode, WorkflowActivateMode]
	): IPollFunctions {
		const node = workflow.getNode(name) as INode;
		return new (loadEngine().core.PollContext)(workflow, node, this.additionalData(), mode, activation);
	}

	private get names(): string[] {
		return this.settings.second ? [NAME, SECOND] : [NAME];
	}

	private get nodes(): INode[] {
		const { parameters, second } = this.settings;
		return [parameters, ...(second ? [second] : [])].map((own, index) =>
			nodeOf([NAME, SECOND][index], 'clickFunnelsPollingTrigger', {
				parameters: structuredClone(own),
				credentials: CHOSEN_CREDENTIAL,
			}),
		);
	}

	private read(): Workflow {
		return new (loadEngine().workflow.Workflow)({
			id: this.id,
			name: 'New contacts',
			nodes: this.nodes,
			connections: {},
			active: true,
			nodeTypes: nodeTypesOf({ clickFunnelsPollingTrigger: thisNode }),
			staticData: JSON.parse(this.saved) as IDataObject,
		});
	}

	private save({ staticData }: Workflow): void {
		if (!staticData.__dataChanged) return;
		this.saved = JSON.stringify(staticData);
		staticData.__dataChanged = false;
	}

	private additionalData() {
		const { gatewayUrl, apiKey, credential } = this.settings;
		return additionalDataOf({
			nodes: this.nodes,
			connections: {},
			nodeTypes: {},
			credentialTypes: { matonApi: new MatonApi() },
			credentials: credentialsOf({
				url: gatewayUrl,
				apiKey,
				credential: { requestsPerSecond: 100, ...credential },
			}),
		});
	}
}

async function call(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	return await during(async () => await thisNode.poll!.call(context));
}
