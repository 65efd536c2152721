import type { Behaviour, ChangeContext, Group, Handler } from '../core/behaviour.mts';
import { parentOf, subject } from '../core/behaviour.mts';
import { answer, listBody, pageOf, scopeBelow } from '../core/crud.mts';
import { notFound, unprocessable } from '../core/errors.mts';
import { pageHeaders } from '../core/listing.mts';
import type { Data, Row } from '../core/store.mts';
import { summary } from '../core/summary.mts';
import type { World } from '../core/world.mts';

const sharedDomain = 'clickfunnelsmail.com';

/** The e-mail settings of a workspace. */
export function emailSettings(world: World, workspaceId: number): Row {
	return world.table('Emails::Settings').list('workspace_id', workspaceId)[0];
}

/** Refuses what needs a postal address for marketing e-mail (ClickFunnels behaviour notes, section 17). */
export function needsAddress(world: World, workspaceId: number): void {
	if (emailSettings(world, workspaceId).data.address_complete !== true) {
		throw unprocessable('A complete business mailing address is required before sending marketing emails');
	}
}

const address: Behaviour = {
	show(row, world) {
		const domain = world.find('Emails::Domain', row.data.emails_domain_id);
		const flags = ['name', 'verified', 'dkim_verified', 'spf_verified', 'dmarc_verified', 'smtp_verified'];
		const shown = domain && Object.fromEntries(flags.map((flag) => [flag, domain.data[flag]]));
		return {
			emails_domain: shown ?? null,
			usable_as_sender: domain === undefined || domain.data.ready_for_sending,
		};
	},
	prepare(input, { world, row }) {
		const { username = row?.data.username, domain = sharedDomain, emails_domain_id: id, ...rest } = input;
		const own = world.find('Emails::Domain', id);
		if (own === undefined && domain !== sharedDomain) {
			throw unprocessable('Domain must be a shared domain unless emails_domain_id is given');
		}
		const host = own?.data.name ?? row?.data.host ?? domain;
		const kept = id === undefined ? {} : { emails_domain_id: id };
		return { ...rest, ...kept, username, host, email_address: `${String(username)}@${String(host)}` };
	},
};

// createEmailsDomains: found or created, root domains only.
const createDomain: Handler = (call) => {
	const { world, operation } = call;
	const workspace = parentOf(call);
	const name = String(call.input.name).toLowerCase();
	const root = name.split('.').slice(-2).join('.');
	if (name !== root) {
		throw unprocessable(`Sending domains are set up on the root domain. Use "${root}" instead of "${name}".`);
	}
	const existing = world
		.table('Emails::Domain')
		.list('workspace_id', workspace.id)
		.find(({ data }) => data.name === name);
	if (existing !== undefined) return answer(call, existing, 200);
	const scope = scopeBelow(operation, workspace);
	const row = world.create('Emails::Domain', scope, {
		name,
		next_steps: ['Add the DNS records', 'Verify the domain'],
	});
	world.create('Emails::Address', scope, {
		username: 'no-reply',
		name: 'No reply',
		emails_domain_id: row.id,
	});
	return answer(call, row);
};

const verify: Handler = (call) => {
	call.world.change('Emails::Domain', subject(call), {});
	return answer(call, subject(call));
};

const getSettings: Handler = (call) => {
	const row = emailSettings(call.world, parentOf(call).id);
	return { status: 200, body: call.world.show('Emails::Settings', row) };
};

// Written with country_code, read with country.
function readAddress(sent: Data): Data {
	const { country_code: country, ...rest } = sent;
	const needed = ['address_one', 'city', 'postal_code', 'region'];
	if (country === undefined || needed.some((field) => rest[field] === undefined || rest[field] === '')) {
		throw unprocessable('Address is incomplete');
	}
	return { address_two: null, ...rest, region_name: rest.region, country };
}

const updateSettings: Handler = (call) => {
	const { world, input } = call;
	const row = emailSettings(world, parentOf(call).id);
	const { footer_alignment: alignment, address: sent } = input;
	if (alignment !== undefined && !['left', 'center', 'right'].includes(String(alignment))) {
		throw unprocessable('not a valid footer_alignment');
	}
	const complete = sent === undefined ? {} : { address: readAddress(sent as Data), address_complete: true };
	const senders: Data = {};
	for (const [key, id] of Object.entries(input)) {
		if (!key.endsWith('_address_id')) continue;
		const found = world.find('Emails::Address', id);
		if (id !== null && found === undefined) throw unprocessable(`${key} not found`);
		senders[key.slice(0, -3)] = found
			? { email_address: found.data.email_address, name: found.data.name }
			: null;
	}
	world.change('Emails::Settings', row, { ...complete, ...senders });
	return getSettings(call);
};

const template: Behaviour = {
	show: (row, world) => ({
		from_address: summary(world, 'Emails::Address', row.data.from_address_id, ['email_address', 'name']),
	}),
	defaults: () => ({ template_type: 'email', created_via_api: true }),
	prepare(input) {
		const { template_type: type = 'email' } = input;
		if (type !== 'email') throw unprocessable("template_type must be 'email'");
		return input;
	},
	removing(row, world) {
		const broadcasts = world.table('Emails::Broadcast').list('workspace_id', row.scope.workspace_id);
		if (broadcasts.some(({ data }) => data.template_id === row.id)) {
			throw unprocessable('Template cannot be deleted because it is in use');
		}
	},
};

function templateFor(input: Data, { world, scope, row }: ChangeContext): Data {
	const { html_body: html, text_body: plain, template_id: chosen, ...rest } = input;
	if (chosen !== undefined && chosen !== null) return { ...rest, template_id: chosen };
	if (html === undefined && plain === undefined) return rest;
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

const broadcast: Behaviour = {
	show: (row, world) => ({ template: summary(world, 'Emails::Template', row.data.template_id, ['name']) }),
	defaults: () => ({
		status: 'draft',
		send_immediately: true,
		send_at_local_time: '18:00:00',
		topic_ids: [],
	}),
	prepare(input, context) {
		const { world, scope, row } = context;
		if (row !== undefined && row.data.status !== 'draft')
			throw unprocessable('Only draft broadcasts can be updated');
		needsAddress(world, scope.workspace_id);
		const { from_email: from } = input;
		const senders = world.table('Emails::Address').list('workspace_id', scope.workspace_id);
		if (from !== undefined && !senders.some(({ data }) => data.email_address === from)) {
			throw unprocessable('From email is not a usable sender of this workspace');
		}
		if (input.send_immediately === false && input.send_at === undefined)
			throw unprocessable("Send at can't be blank");
		return templateFor(input, context);
	},
	removing({ data }) {
		if (data.status !== 'draft') throw unprocessable('Only draft broadcasts can be deleted');
	},
};

const sendAction: Behaviour = {
	prepare(input, { world, scope }) {
		needsAddress(world, scope.workspace_id);
		const row = world.find('Emails::Broadcast', scope.broadcast_id);
		if (((row?.data.topic_ids ?? []) as unknown[]).length === 0) throw unprocessable("Topic can't be blank");
		const { send_at: later } = input;
		return later === undefined ? {} : { scheduled_for: later };
	},
	defaults: (_input, { world, scope }) => ({
		performed_count: 0,
		target_count: world.table('Contact').list('workspace_id', scope.workspace_id).length,
		approved_by_id: world.table('User').list()[0].id,
	}),
	settle(row, world) {
		const sent = world.find('Emails::Broadcast', row.scope.broadcast_id);
		if (sent === undefined) return;
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
};

// Archived topics show only when asked for.
const listTopics: Handler = (call) => {
	const all = call.query.plain.include_archived === 'true';
	const page = pageOf(call, ({ data }) => all || data.archived !== true);
	return { status: 200, headers: pageHeaders(call.request, page), body: listBody(call, page) };
};

const archiveTopic: Handler = (call) => {
	const row = subject(call);
	if (row.data.archived === true) throw notFound();
	call.world.change('Emails::Topic', row, { archived: true });
	return { status: 204 };
};

/** E-mail settings, senders, domains, templates, topics and broadcasts. */
export const emails: Group = {
	behaviours: {
		'Emails::Address': address,
		'Emails::Template': template,
		'Emails::Broadcast': broadcast,
		'Emails::Broadcasts::SendAction': sendAction,
	},
	handlers: {
		createEmailsDomains: createDomain,
		verifyEmailsDomains: verify,
		getEmailsSettings: getSettings,
		updateEmailsSettings: updateSettings,
		listEmailsTopics: listTopics,
		archiveEmailsTopic: archiveTopic,
	},
};
