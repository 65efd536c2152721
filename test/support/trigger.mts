import { setImmediate as turn } from 'node:timers/promises';
import type {
	IDataObject,
	IExecuteData,
	INodeExecutionData,
	ITriggerFunctions,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { loadEngine } from '../../scripts/engine/load-engine.mts';
import { during, pass } from './clock.mts';
import { responseTo, type Answer, type Incoming } from './receiver.mts';
import { StoredTrigger, triggerIn, workflowOf, type Started } from './stored-trigger.mts';

export type { TriggerSettings } from './stored-trigger.mts';

/** What it takes n8n to store an execution, and a trigger to act after it was called, on the tests' clock. */
const STORING_MS = 20;
const SOON_MS = 1_000;

/** What it takes it to clear away after a test run at most, also where requests are sent again. */
const CLEARED_MS = 40_000;

/**
 * A workflow with one ClickFunnels Trigger, handled as n8n handles one: its contexts are n8n's own, the workflow is read anew
 * each time, and its static data lasts only where n8n would have saved it.
 */
export class TriggerWorkflow extends StoredTrigger {
	/** The item that each execution began with; executions that passed nothing on have none. */
	readonly items: IDataObject[] = [];

	/** Whether n8n can store executions. */
	stores = true;

	/** What the trigger has registered to be called every few minutes, while it is active. */
	private ticks: Array<() => void> = [];

	private close?: () => Promise<void>;

	private executions = 0;

	private clearing?: Promise<void>;

	/** What an execution does; nobody waits for it where the trigger answers on receipt. */
	execute: () => Promise<void> = async () => undefined;

	/**
	 * Activates, as after a click, a change or a start of n8n.
	 * @param killed n8n dies before it has saved anything
	 */
	async activate({ killed = false } = {}): Promise<void> {
		const workflow = this.read(this.saved);
		try {
			await this.startTrigger();
			await this.createIfNotExists(workflow, { mode: 'trigger', activation: 'activate' });
		} catch (error) {
			// n8n clears away what may be left, by what its database holds. The reason stays that of the activation.
			if (!killed) await this.deactivate().catch(() => undefined);
			throw error;
		}
		if (!killed) this.save(workflow);
	}

	/** Ends the process: nothing of it acts any more, and nothing is tidied up. */
	async stop(): Promise<void> {
		await this.close?.();
		this.ticks = [];
		this.close = undefined;
	}

	/** The next moment at which the trigger wants to be called. */
	async tick(): Promise<void> {
		for (const tick of this.ticks) tick();
		await pass(SOON_MS);
	}

	async deactivate(): Promise<void> {
		await this.stop();
		const workflow = this.read(this.saved);
		await this.hook('delete', workflow, { mode: 'internal', activation: 'update' });
		this.save(workflow);
	}

	/** Listens for a test event, as the editor's button does. */
	async listen(): Promise<void> {
		const workflow = this.read('{}');
		const test: Started = { mode: 'manual', activation: 'manual', isTest: true };
		try {
			await this.createIfNotExists(workflow, test);
		} catch (error) {
			await this.hook('delete', workflow, { ...test, mode: 'internal', activation: 'update' });
			throw error;
		}
		this.savedTest = JSON.stringify(workflow.staticData);
	}

	/** Ends that, and waits for what the trigger clears away by itself. */
	async stopListening(): Promise<void> {
		await this.endListening();
		await this.cleared();
	}

	/** Ends that, and waits for nothing that n8n does not wait for. */
	async endListening(): Promise<void> {
		const workflow = this.read(this.savedTest ?? '{}');
		await this.hook('delete', workflow, { mode: 'internal', activation: 'update', isTest: true });
		this.savedTest = undefined;
		this.clearing = pass(CLEARED_MS);
	}

	/** Waits for what the trigger clears away by itself after a test run. */
	async cleared(): Promise<void> {
		await this.clearing;
	}

	/** A production delivery. */
	async deliver(incoming: Incoming): Promise<Answer> {
		const workflow = this.read(this.saved);
		return await during(
			async () => await this.receive(workflow, incoming, { mode: 'webhook', activation: 'init' }),
		);
	}

	/** A delivery to the address of the test run, which ends with it. */
	async deliverTest(incoming: Incoming): Promise<Answer> {
		if (this.savedTest === undefined) return { status: 404, body: { message: 'Nobody listens' } };
		const workflow = this.read(this.savedTest);
		const before = this.executions;
		const test: Started = { mode: 'manual', activation: 'manual', isTest: true };
		const answer = await during(async () => await this.receive(workflow, incoming, test));
		if (this.executions > before) await this.endListening();
		return answer;
	}

	private async receive(workflow: Workflow, incoming: Incoming, started: Started): Promise<Answer> {
		await turn();
		let written: Answer | undefined;
		const response = responseTo((answer) => (written = answer));
		const additionalData = this.additionalData({ incoming, response });
		const context = new (loadEngine().core.WebhookContext)(
			workflow,
			triggerIn(workflow),
			additionalData,
			started.mode,
			this.webhookData(additionalData, started),
			[],
			null,
		);
		const { workflowData } = await this.nodeType.webhook!.call(context);
		if (workflowData) {
			if (written) throw new Error('An execution although the delivery was answered otherwise');
			await this.startRun(workflow, workflowData[0], { response, started });
		} else {
			if (!written) throw new Error('Neither an answer nor an execution');
			// n8n saves to a database: other deliveries have read before this one has written.
			await turn();
			this.save(workflow, started);
		}
		return written as unknown as Answer;
	}

	/** n8n 1 saves static data before it has stored an execution, n8n 2 after it, if they were changed meanwhile. */
	private async startRun(
		workflow: Workflow,
		items: INodeExecutionData[],
		{ response, started }: { response: ReturnType<typeof responseTo>; started: Started },
	): Promise<void> {
		const { generation = 2 } = this.settings;
		if (generation === 1) this.save(workflow, started);
		await turn();
		if (generation === 2) workflowOf(workflow.staticData);
		await new Promise((resolve) => setTimeout(resolve, STORING_MS));
		if (!this.stores) {
			response.status(500).json({ message: 'Workflow could not be started' });
			return;
		}
		if (generation === 2) this.save(workflow, started);
		response.status(200).json({ message: 'Workflow was started' });
		await this.run(items, started.mode);
	}

	/** An execution, from its first node on. */
	private async run(items: INodeExecutionData[], mode: WorkflowExecuteMode): Promise<void> {
		this.executions++;
		const workflow = this.read(this.saved);
		const inputData = { main: [items] };
		const node = triggerIn(workflow);
		const executeData: IExecuteData = { data: inputData, node, source: null };
		const context = new (loadEngine().core.ExecuteContext)(
			workflow,
			node,
			{ ...this.additionalData(), executionId: `${this.id}-${this.executions}` },
			mode,
			{ resultData: { runData: {} } } as never,
			0,
			items,
			inputData,
			executeData,
			[],
		);
		const [passed] = (await this.nodeType.execute!.call(context)) as INodeExecutionData[][];
		for (const { json } of passed) this.items.push(json);
		const done = passed.length > 0 ? this.execute() : undefined;
		if (!this.answersOnReceipt) await done;
	}

	private async startTrigger(): Promise<void> {
		const workflow = this.read(this.saved);
		const emit = ((data: INodeExecutionData[][]) => {
			if (this.stores) void this.run(data[0], 'trigger');
		}) as ITriggerFunctions['emit'];
		const context = new (loadEngine().core.TriggerContext)(
			workflow,
			triggerIn(workflow),
			this.additionalData(),
			'trigger',
			'activate',
			emit,
			undefined,
			undefined,
			{ registerCron: (_cron, onTick) => void this.ticks.push(() => onTick(new Date())) },
		);
		const { closeFunction } = (await this.nodeType.trigger!.call(this.logged(context))) ?? {};
		this.close = closeFunction;
	}

	private get answersOnReceipt(): boolean {
		return this.nodeType.description.webhooks?.[0].responseMode === 'onReceived';
	}

	private async createIfNotExists(workflow: Workflow, started: Started): Promise<void> {
		const exists = await this.hook('checkExists', workflow, started);
		if (!exists) await this.hook('create', workflow, started);
	}

	private async hook(
		method: 'checkExists' | 'create' | 'delete',
		workflow: Workflow,
		started: Started,
	): Promise<boolean> {
		const additionalData = this.additionalData();
		const context = new (loadEngine().core.HookContext)(
			workflow,
			triggerIn(workflow),
			additionalData,
			started.mode,
			started.activation,
			this.webhookData(additionalData, started),
		);
		const hook = this.nodeType.webhookMethods!.default![method];
		return await during(async () => await hook.call(this.logged(context)));
	}
}
