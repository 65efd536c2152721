import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { withMark, type Verdict } from '../conditions/onlyWhen';
import { askedTypes } from './asked';
import { answered, writeUntilAnswered } from './answered';
import { eventOf, type TriggerEvent } from './event';
import { claim, gateOf, passageOf, runBefore, settle, statelessly, type Gate, type Passage } from './gate';
import { isNow } from './isNow';
import {
	attach,
	forget,
	laterEndpoint,
	learnNote,
	memoryOf,
	noteTaking,
	toState,
	toStateWith,
	type Memory,
	type Note,
} from './memory';
import { noteIn, noteOf, tellSoon } from './note';
import { deliveryOptions, type DeliveryOptions } from './options';
import { isSameType } from '../kinds/sameType';
import { refusal } from './signature';
import { readState, writeState } from './state';
import { TIMES } from './times';
import { inputOf, readOf } from './wanted';

/**
 * n8n's `webhook` of the trigger: answers a delivery and starts the workflow if it is genuine, asked for and
 * new. Only a bad signature is answered with an error status, because another answer than 2xx makes
 * ClickFunnels try again for more than a day, which helps nothing where the delivery itself is of no use.
 */
export async function webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const options = deliveryOptions((this.getNodeParameter('options', {}) ?? {}) as IDataObject);
	const { rawBody } = this.getRequestObject() as { rawBody?: unknown };
	if (!Buffer.isBuffer(rawBody)) return answer(this, 401, { error: NO_RAW_BODY });
	const body = parse(rawBody);
	const note = body && noteIn(body);
	if (options.verifySignature || note) {
		const reason = reasonToRefuse(this, rawBody, options);
		if (reason) return answer(this, 401, { error: reason });
	}
	if (!body) return answer(this, 200, { ignored: 'not a JSON object' });
	if (note) return answer(this, 200, learned(this, note));
	const event = eventIn(this, body, rawBody);
	if (typeof event === 'string') return answer(this, 200, { ignored: event });
	const gate = gateOf(readOf(this), inputOf(this), options);
	// While the editor listens, nothing is remembered: the same event may be wanted again.
	const isTest = this.getMode() === 'manual';
	const { refused, ...passed } = isTest
		? statelessly(gate, event)
		: await taken(this, event, { gate, options });
	if (refused) return answer(this, 200, { ignored: refused });
	return { workflowData: [[{ json: withMark(event.body, passed) }]] };
}

const NO_RAW_BODY =
	'n8n gave no raw body, which the signature is of: check whether a proxy or a setting of n8n has parsed it';

const NO_SECRET = 'signing secret not known: deactivate and activate the workflow';

/** Where an event's id may stand besides the body (ClickFunnels behaviour: webhooks), as Node gives its name. */
const ID_HEADER = 'x-webhook-clickfunnels-id';

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

function parse(rawBody: Buffer): IDataObject | undefined {
	let value: unknown;
	try {
		value = JSON.parse(rawBody.toString('utf8'));
	} catch {
		return undefined;
	}
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: undefined;
}

function reasonToRefuse(
	context: IWebhookFunctions,
	rawBody: Buffer,
	{ toleranceSeconds }: DeliveryOptions,
): string | undefined {
	const state = readState(context);
	// A test run has an endpoint of its own.
	const later = context.getMode() === 'manual' ? undefined : laterEndpoint(memoryOf(context), state);
	const { secret } = later ?? state;
	if (!secret) return NO_SECRET;
	return refusal(context.getHeaderData(), rawBody, { secret, toleranceSeconds, now: Date.now() });
}

/** Answers the sender without starting the workflow. */
function answer(context: IWebhookFunctions, status: number, body: IDataObject): IWebhookResponseData {
	context.getResponseObject().status(status).json(body);
	return { noWebhookResponse: true };
}

/** The memory of the node, with what other processes have saved; a saved endpoint that is not the last is put right. */
function upToDate(context: IWebhookFunctions): Memory {
	const memory = memoryOf(context);
	const state = readState(context);
	attach(memory, state);
	const later = laterEndpoint(memory, state);
	if (later) writeState(context, later);
	return memory;
}

/** Takes over a note of another process, or of a run, and has it saved. */
function learned(context: IWebhookFunctions, note: Note): IDataObject {
	const memory = upToDate(context);
	learnNote(memory, note);
	writeState(context, toState(memory));
	return noteOf(memory);
}

/** The event in a delivery; in a few words why it is none that the node asks for. */
function eventIn(context: IWebhookFunctions, body: IDataObject, rawBody: Buffer): TriggerEvent | string {
	const ownId = [body.event_id, body.uuid].find(isText);
	const id = ownId ?? [context.getHeaderData()[ID_HEADER]].find(isText);
	if (id === undefined) return 'no event_id';
	const asked = askedTypes((name, fallback) => context.getNodeParameter(name, fallback) as unknown);
	const itsType = [body.event_type, body.event_type_id].find(isText);
	// What an expression has spoiled since the activation must not lose what the endpoint was made for.
	const type = asked.length > 0 ? asked.find((one) => isSameType(one, itsType)) : itsType;
	if (type === undefined) return 'event not asked for';
	// A header is not signed: who plays a delivery again could give it another one.
	return eventOf({ body, id, type, alsoKnownBy: ownId === undefined ? rawBody : undefined });
}

/** How an event is to be taken. */
interface Taking {
	gate: Gate;
	options: DeliveryOptions;
}

/**
 * Has an event that is new and meets the conditions start the workflow; else says why it does not. Retries by
 * ClickFunnels keep the event's id, and deliveries can come more than once (contract/webhooks.json, `notes`).
 */
async function taken(context: IWebhookFunctions, event: TriggerEvent, taking: Taking): Promise<Verdict> {
	const memory = upToDate(context);
	for (let start; (start = startBefore(memory, event, taking)); await start);
	// From here on nothing is awaited: a copy of the event could come in between.
	const known = memory.events.find(event, 'delivery');
	if (known) memory.events.meet(known, event, 'delivery');
	if (known && taking.options.ignoreRepeated) {
		writeState(context, toState(memory));
		return { refused: 'delivered before', unchecked: [] };
	}
	const passage = passageOf(taking.gate, memory, event);
	if (passage.refused) {
		settle(memory, event, 'delivery');
		writeState(context, toState(memory));
	} else followStart(context, event, passage);
	return passage;
}

/** The start of a copy of the event, or of another event of its record, which is to be waited for: it may fail. */
function startBefore(
	memory: Memory,
	event: TriggerEvent,
	{ gate, options }: Taking,
): Promise<void> | undefined {
	const copy = options.ignoreRepeated ? memory.events.find(event, 'delivery') : undefined;
	if (copy) return copy.state === 'starting' ? copy.settled : undefined;
	return runBefore(gate, memory, event);
}

/**
 * Remembers an event once n8n has stored its run, and not before: else a crash in between would lose it, as
 * ClickFunnels' next try would be taken for a repetition.
 */
function followStart(context: IWebhookFunctions, event: TriggerEvent, passage: Passage): void {
	noteTaking();
	const memory = memoryOf(context);
	const before = memory.events.findById(event);
	const known = before ?? memory.events.add(event, 'delivery', 'starting');
	claim(passage, known);
	if (before) return;
	const response = context.getResponseObject();
	known.settled = answered(response).then((status) => {
		known.settled = undefined;
		if (known.state !== 'starting') return;
		// Anything else and ClickFunnels delivers it again.
		if (status >= 500) return forget(memory, known);
		known.state = 'taken';
		tellSoon(context, memory);
	});
	// n8n 1 saves this, before it has stored the run. In a burst of events it is enough to do so now and then.
	if (!isNow(memory.savedAt, TIMES.saved)) {
		memory.savedAt = Date.now();
		writeState(context, toState(memory));
	}
	// Of events that come at once, each save holds what has begun by then: the last one counts.
	const soon = toStateWith(memory, known);
	void writeUntilAnswered(response, () => writeState(context, soon()));
}
