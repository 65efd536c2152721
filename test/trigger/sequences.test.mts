import fc from 'fast-check';
import type { INodeParameters, INodeType } from 'n8n-workflow';

import type { Fault } from '../../sandbox/types.mts';
import { pass } from '../support/clock.mts';
import { byId } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { anotherProcess } from './another-process.mts';
import { startDyingGateway, type DyingGateway } from './dying-gateway.mts';
import { PATIENCE_MS, report, SEED } from '../torture/torture.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

/** 300 sequences. */
const PARTS = [1, 2, 3, 4];
const SEQUENCES = 75;
const PROCESSES = 6;
const SECOND_CONNECTION = '5a9d0b1e-0000-4000-8000-000000000002';

let gateway: DyingGateway;
const processes: INodeType[] = [];
/** A funnel of each of the two workspaces. */
let funnels: number[];
beforeAll(async () => {
	gateway = await startDyingGateway(() => t.sandbox.url);
	const two = t.workspaceIds.slice(0, 2);
	funnels = await Promise.all(
		two.map(async (id) => (await t.company.page(`/workspaces/${id}/funnels`))[0].id),
	);
	for (let made = 0; made < PROCESSES; made++) processes.push(await anotherProcess());
}, SET_UP_MS);
afterAll(async () => await gateway.close());

/** A workflow, and what is expected of it. */
interface Handled {
	workflow: TriggerWorkflow;
	isActive: boolean;
	/** Whether something broke off that may have left an endpoint, in production or of a test run. */
	isLeft: { production: boolean; test: boolean };
}

const workflows = fc.nat(2);
const times = fc.integer({ min: 1, max: 6 });
const death = fc.record({ after: fc.nat(4), isLastDone: fc.boolean() });
const fault = fc.record({
	kind: fc.constantFrom<Fault['kind']>('429', '500', '504', 'reset-before', 'reset-after', 'truncated'),
	times,
	processed: fc.boolean(),
});
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ does: fc.constant('activate' as const), to: workflows }) },
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('deactivate' as const), to: workflows }) },
	fc.record({ does: fc.constant('die' as const), to: workflows, death, activating: fc.boolean() }),
	fc.record({ does: fc.constant('restart' as const) }),
	fc.record({ does: fc.constant('copy' as const), to: workflows, withState: fc.boolean() }),
	fc.record({ does: fc.constant('events' as const), to: workflows, more: fc.boolean() }),
	fc.record({ does: fc.constant('filters' as const), to: workflows, narrowed: fc.boolean() }),
	fc.record({ does: fc.constant('workspace' as const), to: workflows, second: fc.boolean() }),
	fc.record({
		does: fc.constant('credential' as const),
		to: workflows,
		key: fc.constantFrom('good', 'wrong', 'other'),
	}),
	fc.record({ does: fc.constant('listen' as const), to: workflows }),
	fc.record({ does: fc.constant('stopListening' as const), to: workflows }),
	fc.record({ does: fc.constant('abandon' as const), to: workflows }),
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('fault' as const), fault }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** An n8n with three workflows that ask for the same events. */
class Model {
	readonly all: Handled[];
	private process = 0;

	constructor() {
		this.all = [0, 1, 2].map(() => this.handled());
	}

	private handled(more: Parameters<typeof t.workflow>[1] = {}): Handled {
		const workflow = t.workflow({}, { gatewayUrl: gateway.url, nodeType: processes[this.process], ...more });
		return { workflow, isActive: false, isLeft: { production: false, test: false } };
	}

	async do(one: Step): Promise<void> {
		if (one.does === 'restart') return await this.restart();
		if (one.does === 'fault') return t.sandbox.setFaults([one.fault as Fault]);
		const handled = this.all[one.to];
		const { workflow, isLeft } = handled;
		const { parameters } = workflow.settings;
		switch (one.does) {
			case 'activate':
				return await this.activate(handled);
			case 'deactivate':
				return await this.deactivate(handled);
			case 'die':
				return await this.die(handled, one);
			case 'copy': {
				const copy = this.handled({ webhookId: workflow.webhookId });
				if (one.withState) copy.workflow.saved = workflow.saved;
				// In the place of one of which nothing is left, so that there are never more than three.
				const place = this.all.findIndex(
					(other) => other !== handled && !other.isActive && !other.isLeft.production && !other.isLeft.test,
				);
				if (place >= 0) this.all[place] = copy;
				return;
			}
			case 'events':
				parameters.events = ['contact.created', ...(one.more ? ['order.created'] : [])];
				return;
			case 'filters':
				parameters.filters = one.narrowed
					? { funnel_ids: [funnels[t.workspaceIds.indexOf(idOf(parameters))]] }
					: {};
				return;
			case 'workspace':
				// What was left in another workspace without being remembered is known to nobody.
				if (isLeft.production || isLeft.test) return;
				parameters.filters = {};
				parameters.workspaceId = byId(t.workspaceIds[one.second ? 1 : 0]);
				return;
			case 'credential':
				this.choose(workflow, one.key);
				return;
			case 'listen':
				isLeft.test = true;
				await workflow.listen().catch(() => undefined);
				return;
			case 'stopListening':
				await this.stopListening(handled);
				return;
			case 'abandon':
				workflow.savedTest = undefined;
		}
	}

	private choose({ settings }: TriggerWorkflow, key: string): void {
		settings.apiKey = key === 'good' ? undefined : key === 'other' ? t.sandbox.keys.twoConnections : 'wrong';
		settings.credential = key === 'other' ? { connectionId: SECOND_CONNECTION } : {};
	}

	private async activate(handled: Handled): Promise<void> {
		await handled.workflow.stop();
		handled.isLeft.production = true;
		handled.isActive = await succeeds(handled.workflow.activate());
		if (handled.isActive) handled.isLeft.production = false;
	}

	private async deactivate(handled: Handled): Promise<void> {
		handled.isActive = false;
		handled.isLeft.production = !(await succeeds(handled.workflow.deactivate()));
	}

	private async stopListening({ workflow, isLeft }: Handled): Promise<void> {
		const wasListening = workflow.savedTest !== undefined;
		const { length: before } = workflow.warnings;
		const isOver = await succeeds(workflow.stopListening());
		// The trigger says where it can't clear away.
		if (isOver && wasListening && workflow.warnings.length === before) isLeft.test = false;
	}

	/** n8n dies while it activates or deactivates, and starts again. */
	private async die(
		handled: Handled,
		{ death, activating }: { death: { after: number; isLastDone: boolean }; activating: boolean },
	): Promise<void> {
		const { workflow, isLeft } = handled;
		isLeft.production = true;
		await workflow.stop();
		Object.assign(gateway, { left: death.after, isLastDone: death.isLastDone });
		const before = workflow.saved;
		await succeeds(activating ? workflow.activate({ killed: true }) : workflow.deactivate());
		workflow.saved = before;
		gateway.left = Infinity;
		await this.restart();
	}

	/** All begins anew in another process; what n8n can't activate then, it tries again later. */
	private async restart(): Promise<void> {
		this.process = (this.process + 1) % PROCESSES;
		for (const { workflow } of this.all) {
			await workflow.stop();
			workflow.settings.nodeType = processes[this.process];
			workflow.savedTest = undefined;
		}
		for (const handled of this.all.filter(({ isActive }) => isActive)) {
			await this.activate(handled);
			handled.isActive = true;
		}
	}

	/** Nothing goes wrong any more: what is active starts once, and of what is not the rest is cleared away. */
	async settle(): Promise<void> {
		t.sandbox.setFaults([]);
		await pass(120_000);
		for (const handled of this.all) {
			const { workflow, isActive, isLeft } = handled;
			this.choose(workflow, 'good');
			if (isLeft.test) {
				await workflow.listen();
				await workflow.stopListening();
			}
			await workflow.stop();
			if (isActive) await workflow.activate();
			else if (isLeft.production) await workflow.deactivate();
		}
	}
}

/** The workspace that is chosen. */
const idOf = ({ workspaceId }: INodeParameters) => Number((workspaceId as { value: string }).value);

async function succeeds(work: Promise<void>): Promise<boolean> {
	return await work.then(
		() => true,
		() => false,
	);
}

/** Endpoints of others, some of them at the URL of the first workflow. */
async function others(workflow: TriggerWorkflow): Promise<unknown[]> {
	const names = ['Theirs', 'n8n: New customers (another)'];
	for (const [index, name] of names.entries()) {
		for (const url of [workflow.url, workflow.testUrl, `${workflow.url}/${index}`]) {
			await t.company.createIn('webhooks/outgoing/endpoints', {
				webhooks_outgoing_endpoint: { url, name, event_type_ids: ['order.created'] },
			});
		}
	}
	return structuredClone(t.sandbox.api.webhookEndpoints());
}

test.each(PARTS)(
	'whatever happens, an active workflow has one endpoint, an inactive one none, and those of others stay (%i)',
	async (part) => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
				t.sandbox.reset();
				gateway.left = Infinity;
				const model = new Model();
				const before = await others(model.all[0].workflow);
				for (const one of steps) await model.do(one);
				await model.settle();
				const after = t.sandbox.api.webhookEndpoints();
				const active = model.all.filter(({ isActive }) => isActive);
				expect(after.slice(0, before.length)).toEqual(before);
				const found = after.slice(before.length).sort((one, other) => one.id - other.id);
				const wanted = active
					.map(({ workflow }) => {
						const { parameters } = workflow.settings;
						return {
							id: Number(workflow.state.endpointId),
							url: workflow.url,
							secret: workflow.state.secret,
							workspaceId: idOf(parameters),
							eventTypeIds: parameters.events,
							funnelIds: (parameters.filters as { funnel_ids?: number[] } | undefined)?.funnel_ids ?? [],
							pageIds: [],
						};
					})
					.sort((one, other) => one.id - other.id);
				expect(found).toEqual(wanted);
				for (const { workflow } of model.all) await workflow.stop();
			}),
			{ seed: SEED + part, numRuns: SEQUENCES },
		);
		report('Life cycles', [
			{ what: 'sequences: no endpoint left, missing, or of another touched in any', value: SEQUENCES },
		]);
	},
	PATIENCE_MS,
);
