import type { Behaviour, ChangeContext, Group } from '../../core/behaviour.mts';
import { checkLength } from '../../core/checks.mts';
import { unprocessable } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import { summary } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { contactsOfFilter, contactsOfToken } from '../contacts/filters.mts';
import { contactByEmail } from '../contacts/contacts.mts';
import { readSending, variantsOf } from './broadcast-sending.mts';
import { broadcastStats } from './broadcast-stats.mts';
import { usableSender } from './senders.mts';
import { needsAddress } from './emails.mts';

const maxRecipients = 1_000;

/** Whom a broadcast goes to, fixed when it is set: later changes of the saved filter don't reach it. */
type Audience = { filter: Row } | { token: string } | { contacts: number[] };

function readFilter(value: unknown, { world, scope }: ChangeContext): Data {
	if (value === null) return { filter_id: null, audience: undefined };
	const saved = reachable(world.table('RefineFilter'), value, scope);
	if (saved === undefined && typeof value === 'number') throw unprocessable('filter_id was not found');
	if (saved === undefined) contactsOfToken(world, scope, String(value));
	const audience: Audience = saved ? { filter: { ...saved } } : { token: String(value) };
	// The copy is of the broadcast's own: it has an id, but is in no list.
	return { filter_id: world.table('RefineFilter').nextId(world.random.between(1, 9)), audience };
}

// Recipients win over the filter; unknown addresses become contacts.
function readRecipients(sent: Data[], { world, scope }: ChangeContext): Data {
	if (sent.length > maxRecipients) throw unprocessable(`Recipients are limited to ${maxRecipients}`);
	const contacts = sent.map(({ email, first_name = null, last_name = null }) => {
		const known = contactByEmail(world, scope.workspace_id, email);
		return (known ?? world.create('Contact', scope, { email_address: email, first_name, last_name })).id;
	});
	return { audience: { contacts } satisfies Audience };
}

function contactsOf(world: World, scope: Scope, audience?: Audience): readonly unknown[] {
	if (audience === undefined) return world.table('Contact').list('workspace_id', scope.workspace_id);
	if ('filter' in audience) return contactsOfFilter(world, audience.filter);
	return 'token' in audience ? contactsOfToken(world, scope, audience.token) : audience.contacts;
}

// template_id wins over the bodies; bodies alone change the broadcast's template, or make one.
function templateFor(input: Data, { world, scope, row }: ChangeContext): Data {
	const { html_body: html, text_body: plain, template_id: chosen, ...rest } = input;
	if (chosen !== undefined && chosen !== null) return { ...rest, template_id: chosen };
	if (html === undefined && plain === undefined)
		return chosen === null ? { ...rest, template_id: null } : rest;
	const existing = world.find('Emails::Template', row?.data.template_id);
	const bodies = { html_body: html ?? null, text_body: plain ?? null };
	if (existing !== undefined) {
		world.update('Emails::Template', existing, bodies);
		return rest;
	}
	const made = world.create('Emails::Template', scope, {
		name: input.name,
		subject: input.subject,
		...bodies,
	});
	return { ...rest, template_id: made.id };
}

function checkBroadcast(input: Data, { world, scope, row }: ChangeContext): void {
	if (row !== undefined && row.data.status !== 'draft')
		throw unprocessable('Only draft broadcasts can be updated');
	if (row === undefined) needsAddress(world, scope.workspace_id);
	const { from_email: from, send_immediately: atOnce, send_at: day } = input;
	if (from !== undefined) usableSender(world, scope.workspace_id, from);
	checkLength(input, 'preheadline', 150);
	if (atOnce === false && (day ?? null) === null) throw unprocessable("Send at can't be blank");
}

function senderName(row: Row, world: World): unknown {
	const senders = world.table('Emails::Address').list('workspace_id', row.scope.workspace_id);
	return senders.find(({ data }) => data.email_address === row.data.from_email)?.data.name ?? null;
}

const broadcast: Behaviour = {
	show: (row, world) => ({
		template: summary(world, 'Emails::Template', row.data.template_id, ['name']),
		from_name: senderName(row, world),
		variants: variantsOf(row),
	}),
	defaults: (_input, { world, scope }) => ({
		status: 'draft',
		send_immediately: true,
		send_at_local_time: '18:00:00',
		time_zone: world.find('Team', scope.team_id)?.data.time_zone,
		topic_ids: [],
		smart_sending: true,
	}),
	prepare(input, context) {
		checkBroadcast(input, context);
		const { filter_id: filter, recipients, ...rest } = templateFor(readSending(input, context.row), context);
		return {
			...rest,
			...(filter !== undefined && readFilter(filter, context)),
			...(Array.isArray(recipients) && readRecipients(recipients as Data[], context)),
		};
	},
	removing({ data }) {
		if (data.status !== 'draft') throw unprocessable('Only draft broadcasts can be deleted');
	},
};

const sendAction: Behaviour = {
	prepare(input, { world, scope }) {
		needsAddress(world, scope.workspace_id);
		const { topic_ids: topics, from_email: from } = world.find('Emails::Broadcast', scope.broadcast_id)
			?.data as Data;
		if ((topics as unknown[]).length === 0) throw unprocessable("Topic can't be blank");
		usableSender(world, scope.workspace_id, from);
		const { send_at: later } = input;
		return later === undefined ? {} : { scheduled_for: later };
	},
	defaults: (_input, { world, scope }) => ({
		performed_count: 0,
		target_count: contactsOf(
			world,
			scope,
			world.find('Emails::Broadcast', scope.broadcast_id)?.data.audience as Audience | undefined,
		).length,
		approved_by_id: world.table('User').list()[0].id,
	}),
	settle(row, world) {
		const sent = world.find('Emails::Broadcast', row.scope.broadcast_id) as Row;
		const at = world.clock.now();
		if (typeof row.data.scheduled_for === 'string') {
			world.change('Emails::Broadcast', sent, { status: 'scheduled' });
			return;
		}
		world.change('Emails::Broadcast', sent, { status: 'complete', sending_at: at, complete_at: at });
		world.change('Emails::Broadcasts::SendAction', row, {
			performed_count: row.data.target_count,
			started_at: at,
			completed_at: at,
		});
	},
	removed(row, world) {
		const planned = world.find('Emails::Broadcast', row.scope.broadcast_id) as Row;
		if (planned.data.status === 'scheduled')
			world.change('Emails::Broadcast', planned, { status: 'canceled' });
	},
};

/** Broadcasts and what sends them (ClickFunnels behaviour: broadcasts). */
export const emailBroadcasts: Group = {
	behaviours: { 'Emails::Broadcast': broadcast, 'Emails::Broadcasts::SendAction': sendAction },
	handlers: { getEmailsBroadcastStats: broadcastStats },
};
