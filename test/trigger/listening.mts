import type { INodeParameters } from 'n8n-workflow';

import type { Answer } from '../support/receiver.mts';
import type { TriggerSettings, TriggerWorkflow } from '../support/trigger.mts';
import { subjectTypeOf } from '../support/webhook-contract.mts';
import { signed, type TriggerInUse } from './use-trigger.mts';

/** What of an event matters to a test; the rest is made up. */
export interface Happening {
	type: string;
	data?: Record<string, unknown>;
	/** Further keys of the envelope. */
	more?: Record<string, unknown>;
	/** When it happened, in milliseconds since 1970. Default: now. */
	at?: number;
}

/** An active workflow, and how ClickFunnels delivers events to it. */
export interface Listening {
	workflow: TriggerWorkflow;
	deliver(happening: Happening): Promise<Answer>;
}

let made = 0;

export const STARTED = { status: 200, body: { message: 'Workflow was started' } };
export const ignored = (reason: string): Answer => ({ status: 200, body: { ignored: reason } });

/** Activates a workflow for events. */
export async function listening(
	t: TriggerInUse,
	parameters: INodeParameters,
	settings: Partial<TriggerSettings> = {},
): Promise<Listening> {
	const workflow = t.workflow(parameters, settings);
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	return {
		workflow,
		deliver: async (happening) => await workflow.deliver(signed(secret, envelopeOf(happening))),
	};
}

/** An event as it is delivered (contract/webhooks.json, `delivery.envelope`). */
export function envelopeOf({ type, data = {}, more, at = Date.now() }: Happening) {
	return {
		event_id: `event-${++made}`,
		event_type: type,
		subject_type: subjectTypeOf(type),
		subject_id: data.id ?? 1,
		created_at: new Date(at).toISOString(),
		page_id: null,
		funnel_id: null,
		data,
		...more,
	};
}
