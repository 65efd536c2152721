import type { CronExpression, IDataObject, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { withMark } from '../conditions/onlyWhen';
import { askedTypes } from './asked';
import { endpointById, type Endpoint } from './endpoint';
import type { TriggerEvent } from './event';
import { deliveredTo, loggedSince, timeOf } from './eventLog';
import { claim, gateOf, passageOf, runBefore, settle, type Gate } from './gate';
import type { Known } from './known';
import { attach, forgetUnconfirmed, memoryOf, noteTaking, runsHere, type Memory } from './memory';
import { tell } from './note';
import { deliveryOptions, type DeliveryOptions } from './options';
import { readState } from './state';
import { TIMES } from './times';
import { connected, inputOf, readOf } from './wanted';

/** Tells this process from those before. */
const PROCESS = Date.now().toString(36);

/** Missed events whose runs may be waited for at a time. */
const AT_ONCE = 20;

/**
 * n8n's `trigger` of the node, beside its webhook: after the start of a workflow and every few minutes, events that
 * ClickFunnels has logged and that never came start it. Returns at once and never throws: while it runs, n8n has
 * not saved the endpoint's secret yet.
 */
export async function trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
	if (this.getMode() === 'manual') return {};
	const memory = memoryOf(this);
	const state = readState(this);
	if (memory.endpointId === undefined && state.endpointId !== undefined) attach(memory, state);
	const watch = new LogWatch(this, memory);
	this.helpers.registerCron({ expression: looksOf(this) }, () => void watch.look());
	void sleep(TIMES.firstLook).then(async () => await watch.begin());
	return { closeFunction: async () => watch.close() };
}

/** Looks into the event log for one node, from the start of its workflow to its end. */
class LogWatch {
	#hasBegun = false;
	#isClosed = false;
	#isLooking = false;
	#hasWarned = false;
	#endpoint?: Endpoint;
	#askAgainAt = 0;

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly memory: Memory,
	) {}

	close(): void {
		this.#isClosed = true;
	}

	/** Looks for the first time. Before that n8n 2 may still be busy with the webhook, whose endpoint can be another one then. */
	async begin(): Promise<void> {
		this.#hasBegun = true;
		await this.look();
	}

	/** Starts the workflow with what was missed. What goes wrong is said once in n8n's log, and stops nothing. */
	async look(): Promise<void> {
		if (!this.#hasBegun || this.#isClosed || this.#isLooking) return;
		this.#isLooking = true;
		try {
			await this.#catchUp();
			this.#hasWarned = false;
		} catch (error) {
			if (!this.#hasWarned) {
				const reason = error instanceof Error ? error.message : String(error);
				this.context.logger.warn(
					`ClickFunnels Trigger: missed events can't be looked for, as the event log can't be read: ${reason}`,
				);
			}
			this.#hasWarned = true;
		} finally {
			this.#isLooking = false;
		}
	}

	async #catchUp(): Promise<void> {
		const { memory } = this;
		const options = optionsOf(this.context);
		if (memory.endpointId === undefined || memory.workspaceId === undefined) return;
		if (!options.catchUp) {
			// Once it is turned on, nothing of before is wanted either.
			memory.since = Date.now();
			return;
		}
		const context = connected(this.context);
		const isTold = await tell(context, memory);
		// Without the note it is not known what other processes took, until a run shows that there are none.
		if (!isTold && !runsHere()) return;
		// Somebody may have deleted it in ClickFunnels, which nothing else would tell.
		if (this.#endpoint?.id !== memory.endpointId || Date.now() > this.#askAgainAt) {
			this.#endpoint = await endpointById(context, memory.endpointId);
			this.#askAgainAt = Date.now() + TIMES.endpointAsked;
		}
		if (!this.#endpoint)
			throw new Error(
				'ClickFunnels no longer has the webhook endpoint: deactivate and activate the workflow',
			);
		forgetUnconfirmed(memory);
		// As the node spells them, so that items do not differ from those of deliveries.
		const asked = askedTypes(readOf(this.context));
		const { missed, newest } = await this.#missed({
			...this.#endpoint,
			...(asked.length > 0 && { event_type_ids: asked }),
		});
		const gate = gateOf(readOf(this.context), inputOf(this.context), options);
		const started: Known[] = [];
		for (const event of missed) {
			if (this.#isClosed) return;
			started.push(...(await this.#start(event, { gate, isTold })));
			// What is left comes at the next look.
			if (!(await this.#fewWait(started))) return;
		}
		if (this.#isClosed) return;
		memory.readTo = Math.max(memory.readTo ?? 0, newest);
		memory.rereadFrom = undefined;
	}

	/** Events that never came, oldest first, and the time up to which that is sure. */
	async #missed(endpoint: Endpoint): Promise<{ missed: TriggerEvent[]; newest: number }> {
		const { memory } = this;
		const { since = Date.now(), readTo = since, rereadFrom = readTo } = memory;
		const from = Math.max(since, Math.min(readTo - TIMES.logLag, rereadFrom));
		const ripe = Date.now() - TIMES.grace;
		const isDue = (at: number) => at > since && at <= ripe;
		const events: TriggerEvent[] = [];
		let newest = 0;
		for await (const records of loggedSince(connected(this.context), memory.workspaceId as string, {
			// Events of one second are told from each other by all that there are.
			since: Math.floor(from / 1000) * 1000,
			priority: 'bulk',
		})) {
			if (this.#isClosed) return { missed: [], newest: 0 };
			for (const record of records) {
				const at = timeOf(record);
				if (isDue(at)) newest = Math.max(newest, at);
				const event = deliveredTo(endpoint, record);
				if (event) events.push(event);
			}
		}
		this.#meetKnown(events);
		// The log gives the newest first, also of one second.
		const oldestFirst = events
			.filter(({ at }) => isDue(at))
			.reverse()
			.sort((one, other) => one.at - other.at);
		return { missed: this.#unknown(oldestFirst), newest };
	}

	/** Notes which known events the log has: then no other of the same record and second is taken for one of these. */
	#meetKnown(events: TriggerEvent[]): void {
		const known = this.memory.events;
		for (const event of events) {
			const same = known.findById(event);
			if (same) known.meet(same, event, 'log');
		}
	}

	/** Those that are not known, also not under another spelling of their id. */
	#unknown(events: TriggerEvent[]): TriggerEvent[] {
		const known = this.memory.events;
		return events.filter((event) => {
			const same = known.find(event, 'log');
			if (same) known.meet(same, event, 'log');
			return !same;
		});
	}

	/**
	 * Starts the workflow with an event that meets the conditions.
	 * @returns what is known of the event since, if it did
	 */
	async #start(event: TriggerEvent, { gate, isTold }: { gate: Gate; isTold: boolean }): Promise<Known[]> {
		const { memory } = this;
		for (let before; (before = runBefore(gate, memory, event)); await before);
		// It may have come in the meantime.
		if (memory.events.find(event, 'log')) return [];
		const passage = passageOf(gate, memory, event);
		if (passage.refused) {
			settle(memory, event, 'log');
			return [];
		}
		noteTaking();
		const known = memory.events.add(event, 'log', 'taken');
		claim(passage, known);
		const { id } = this.context.getWorkflow();
		const key = ['clickfunnels', id, this.context.getNode().name, event.idMarks[0]];
		// n8n 2 starts no second run by the same key. After a crash there must be one, where what ended before was told.
		if (isTold) key.push(PROCESS);
		const item = { json: withMark({ ...event.body, _caught_up: true }, passage) };
		this.context.emit([[item]], undefined, undefined, key.join(':'));
		return [known];
	}

	/**
	 * Lets n8n begin the runs of missed events before there are too many; where they are elsewhere, in a moment.
	 * @returns whether it began enough of them
	 */
	async #fewWait(started: Known[]): Promise<boolean> {
		const until = Date.now() + TIMES.begun;
		while (started.filter(({ state }) => state === 'taken').length >= AT_ONCE) {
			if (this.#isClosed || Date.now() > until) return false;
			await sleep(100);
			if (!runsHere()) return true;
		}
		return true;
	}
}

function optionsOf(context: ITriggerFunctions): DeliveryOptions {
	return deliveryOptions((context.getNodeParameter('options', {}) ?? {}) as IDataObject);
}

/** Each node looks at a second of its own, so that an account is not asked by all of them at once. */
function looksOf(context: ITriggerFunctions): CronExpression {
	const second = parseInt(context.getNode().id.replace(/\W/g, '').slice(-6), 36) % 60 || 0;
	return TIMES.nextLooks.replace('{second}', String(second)) as CronExpression;
}
