import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { toList } from '../input/given';
import { isRepeated } from './repeats';
import { refusal } from './signature';
import { readState } from './state';

/** The node's options, as they are stored. What comes from an expression may be anything. */
interface Options {
	verifySignature?: unknown;
	signatureTolerance?: unknown;
	ignoreRepeated?: unknown;
	output?: 'event' | 'record';
}

const DEFAULT_TOLERANCE = 600;

/**
 * n8n's `webhook` of the trigger: answers a delivery and starts the workflow if it is genuine, asked for and
 * new. Only a bad signature is answered with an error status, because another answer than 2xx makes
 * ClickFunnels try again for more than a day, which helps nothing where the delivery itself is of no use.
 */
export async function webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const options = this.getNodeParameter('options', {}) as Options;
	const rawBody = rawBodyOf(this);
	if (options.verifySignature !== false) {
		const { secret } = readState(this);
		const reason = secret
			? refusal(this.getHeaderData(), rawBody, {
					secret,
					toleranceSeconds: toleranceOf(options),
					now: Date.now(),
				})
			: 'signing secret not known: deactivate and activate the workflow';
		if (reason) return answer(this, 401, { error: reason });
	}
	const event = parse(rawBody);
	if (!event) return answer(this, 200, { ignored: 'not a JSON object' });
	const { event_id: eventId, event_type: eventType } = event;
	if (typeof eventId !== 'string' || eventId === '') return answer(this, 200, { ignored: 'no event_id' });
	// Read as at the activation: an expression may give a list as text.
	if (!toList(this.getNodeParameter('events', [])).includes(eventType))
		return answer(this, 200, { ignored: 'event not asked for' });
	if (options.ignoreRepeated !== false && isRepeated(this, eventId)) {
		return answer(this, 200, { ignored: 'delivered before' });
	}
	return { workflowData: [[{ json: toJson(event, options.output ?? 'event') }]] };
}

/** Seconds. What is no number of seconds must not let every timestamp pass. */
function toleranceOf({ signatureTolerance }: Options): number {
	const seconds = Number(signatureTolerance);
	return seconds >= 1 ? seconds : DEFAULT_TOLERANCE;
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
function toJson(event: IDataObject, output: Options['output']): IDataObject {
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
	return { ...rest, ...about, data };
}

function idOf(event: IDataObject, name: 'page' | 'funnel'): IDataObject[string] {
	return event[`${name}_id`] ?? (event[name] as IDataObject | null | undefined)?.id ?? null;
}
