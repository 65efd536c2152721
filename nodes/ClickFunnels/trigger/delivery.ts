import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { askedTypes } from './asked';
import { deliveryOptions } from './options';
import { isRepeated } from './repeats';
import { isSameType } from './sameType';
import { refusal } from './signature';
import { simplified } from './simplified';
import { readState } from './state';

/**
 * n8n's `webhook` of the trigger: answers a delivery and starts the workflow if it is genuine, asked for and
 * new. Only a bad signature is answered with an error status, because another answer than 2xx makes
 * ClickFunnels try again for more than a day, which helps nothing where the delivery itself is of no use.
 */
export async function webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const options = deliveryOptions((this.getNodeParameter('options', {}) ?? {}) as IDataObject);
	const rawBody = rawBodyOf(this);
	if (options.verifySignature) {
		const { secret } = readState(this);
		const reason = secret
			? refusal(this.getHeaderData(), rawBody, {
					secret,
					toleranceSeconds: options.toleranceSeconds,
					now: Date.now(),
				})
			: 'signing secret not known: deactivate and activate the workflow';
		if (reason) return answer(this, 401, { error: reason });
	}
	const event = parse(rawBody);
	if (!event) return answer(this, 200, { ignored: 'not a JSON object' });
	const ownId = [event.event_id, event.uuid].find(isText);
	const id = ownId ?? [this.getHeaderData()[ID_HEADER]].find(isText);
	if (id === undefined) return answer(this, 200, { ignored: 'no event_id' });
	const asked = askedTypes((name, fallback) => this.getNodeParameter(name, fallback) as unknown);
	const itsType = [event.event_type, event.event_type_id].find(isText);
	const type = asked.find((one) => isSameType(one, itsType));
	if (type === undefined) return answer(this, 200, { ignored: 'event not asked for' });
	// A header is not signed: who plays a delivery again could give it another one.
	const marks = ownId === undefined ? [id, rawBody] : [id];
	if (options.ignoreRepeated && isRepeated(this, marks)) {
		return answer(this, 200, { ignored: 'delivered before' });
	}
	return { workflowData: [[{ json: toJson({ ...event, event_id: id, event_type: type }, options.output) }]] };
}

/** Where an event's id may stand besides the body (ClickFunnels behaviour: webhooks), as Node gives its name. */
const ID_HEADER = 'x-webhook-clickfunnels-id';

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/** The bytes as received, which is what is signed. */
function rawBodyOf(context: IWebhookFunctions): Buffer {
	const { rawBody } = context.getRequestObject() as { rawBody?: unknown };
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
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

/** Answers the sender without starting the workflow. */
function answer(context: IWebhookFunctions, status: number, body: IDataObject): IWebhookResponseData {
	context.getResponseObject().status(status).json(body);
	return { noWebhookResponse: true };
}

/** The item of an event. Page and funnel come as ids or as objects (ClickFunnels behaviour: webhooks). */
function toJson(event: IDataObject, output: string): IDataObject {
	const { data, ...rest } = event;
	const about: IDataObject = {
		event_id: rest.event_id,
		event_type: rest.event_type,
		subject_type: rest.subject_type,
		subject_id: rest.subject_id,
		created_at: rest.created_at,
		workspace_id: rest.workspace_id,
		page_id: idOf(rest, 'page'),
		funnel_id: idOf(rest, 'funnel'),
	};
	if (output === 'record') return { ...(data as IDataObject), _event: about };
	if (output === 'simple') return simplified({ ...rest, ...about, data });
	return { ...rest, ...about, data };
}

function idOf(event: IDataObject, name: 'page' | 'funnel'): IDataObject[string] {
	return event[`${name}_id`] ?? (event[name] as IDataObject | null | undefined)?.id ?? null;
}
