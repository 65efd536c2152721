import { createHash } from 'node:crypto';
import type { Readings } from '../../../readings.mts';
import type { WebhookEndpoint } from '../../../types.mts';
import type { Behaviour, ChangeContext, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { dashed } from '../../core/events.mts';
import { answer, scopeBelow } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data } from '../../core/store.mts';
import type { World } from '../../core/world.mts';

const kind = 'Webhooks::Outgoing::Endpoint';

function checkEventTypes(input: Data, { world, row }: ChangeContext): void {
	const { event_type_ids: ids } = input;
	if (row === undefined && (!Array.isArray(ids) || ids.length === 0)) {
		throw unprocessable("Event type ids can't be blank");
	}
	if (!Array.isArray(ids)) return;
	const unknown = ids.find((id) => !world.events.some((event) => event.id === id));
	if (unknown !== undefined)
		throw unprocessable(`Event type ids '${String(unknown)}' is not a valid event type`);
}

function checkUrl({ url }: Data): void {
	if (url !== undefined && !/^https?:\/\/\S+$/.test(String(url))) throw unprocessable('Url is invalid');
}

const endpoint: Behaviour = {
	beyondContract: ['webhook_secret'],
	// Usually in the answer to create only (contract/webhooks.json).
	show: ({ data }, { readings }) => ({
		webhook_secret: readings.endpointSecrets === 'always' ? data.webhook_secret : undefined,
	}),
	defaults: (_input, { world }) => ({ api_version: 2, webhook_secret: world.random.hex(64) }),
	prepare(input, context) {
		checkEventTypes(input, context);
		checkUrl(input);
		const { page_ids: pages, funnel_ids: funnels } = input;
		return { ...input, ...(pages === null && { page_ids: [] }), ...(funnels === null && { funnel_ids: [] }) };
	},
};

const create: Handler = (call) => {
	const { world, operation, input } = call;
	const row = world.create(kind, scopeBelow(operation, parentOf(call)), input);
	const response = answer(call, row);
	return { ...response, body: { ...(response.body as Data), webhook_secret: row.data.webhook_secret } };
};

// How the log's uuid follows from the id that deliveries have.
const uuids: Record<Readings['eventIds'], (eventId: string) => string> = {
	same: (eventId) => eventId,
	hex: (eventId) => eventId.replaceAll('-', ''),
	other: (eventId) => dashed(createHash('sha256').update(eventId).digest('hex').slice(0, 32)),
};

const event: Behaviour = {
	show: ({ data }, { readings }) => ({ uuid: uuids[readings.eventIds](String(data.uuid)) }),
};

const eventTypes: Handler = ({ world }) => ({
	status: 200,
	body: world.events.map(({ id, group }) => ({ id, topic: group })),
});

/** The registered endpoints, as a delivery needs them. */
export function registeredEndpoints(world: World): WebhookEndpoint[] {
	return world
		.table(kind)
		.list()
		.map(({ id, scope, data }) => ({
			id,
			workspaceId: scope.workspace_id,
			url: data.url as string,
			secret: data.webhook_secret as string,
			eventTypeIds: data.event_type_ids as string[],
			funnelIds: data.funnel_ids as number[],
			pageIds: data.page_ids as number[],
		}));
}

/** Outgoing webhook endpoints and event types. */
export const webhooks: Group = {
	behaviours: { [kind]: endpoint, 'Webhooks::Outgoing::Event': event },
	handlers: { createWebhooksOutgoingEndpoints: create, listWebhooksOutgoingEventTypes: eventTypes },
};
