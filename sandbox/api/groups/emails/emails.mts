import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { parentOf, subject } from '../../core/behaviour.mts';
import { answerPage, pageOf } from '../../core/crud.mts';
import { notFound, unprocessable } from '../../core/errors.mts';
import { integerId } from '../../core/ids.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row } from '../../core/store.mts';
import { summary } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';

/** Fields that are shown as they are sent. */
const plainSettings = [
	'name',
	'address_single_line',
	'hide_branding',
	'unsubscribe_footer',
	'footer_alignment',
];

function emailSettings(world: World, workspaceId: number): Row {
	return world.table('Emails::Settings').list('workspace_id', workspaceId)[0];
}

/** Refuses what needs a postal address for marketing e-mail (ClickFunnels behaviour: e-mail settings). */
export function needsAddress(world: World, workspaceId: number): void {
	if (emailSettings(world, workspaceId).data.address_complete !== true) {
		throw unprocessable('A complete business mailing address is required before sending marketing emails');
	}
}

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

function readSenders(input: Data, row: Row, world: World): Data {
	const senders = Object.entries(input).filter(([key]) => key.endsWith('_address_id'));
	return Object.fromEntries(
		senders.map(([key, id]) => {
			const found = id === null ? undefined : reachable(world.table('Emails::Address'), id, row.scope);
			if (id !== null && found === undefined) throw unprocessable(`${key} not found`);
			const { email_address, name } = found?.data ?? {};
			return [key.slice(0, -3), found ? { email_address, name } : null];
		}),
	);
}

const updateSettings: Handler = (call) => {
	const { world, input } = call;
	const row = emailSettings(world, parentOf(call).id);
	const { footer_alignment: alignment, address: sent } = input;
	if (alignment !== undefined && !['left', 'center', 'right'].includes(String(alignment))) {
		throw unprocessable('not a valid footer_alignment');
	}
	const complete = sent === undefined ? {} : { address: readAddress(sent as Data), address_complete: true };
	const plain = Object.entries(input).filter(([key]) => plainSettings.includes(key));
	world.change('Emails::Settings', row, {
		...Object.fromEntries(plain),
		...complete,
		...readSenders(input, row, world),
	});
	return getSettings(call);
};

// As the real parser says it; unclosed tags are what people get wrong.
function checkLiquid(html: unknown): void {
	const rest = String(html ?? '').replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '');
	const open = /\{\{|\{%/.exec(rest)?.[0];
	if (open === '{{') throw unprocessable("Liquid syntax error: Variable '{{' was not properly terminated");
	if (open === '{%') throw unprocessable("Liquid syntax error: Tag '{%' was not properly terminated");
}

function isUsed({ id, scope }: Row, world: World): boolean {
	const broadcasts = world.table('Emails::Broadcast').list('workspace_id', scope.workspace_id);
	const steps = world.table('Workflows::Step').list('workspace_id', scope.workspace_id);
	return (
		broadcasts.some(({ data }) => data.template_id === id) ||
		steps.some(({ data }) => {
			const { send_email_step: email } = (data.step_type_settings ?? {}) as Record<string, Data | undefined>;
			return integerId(email?.template_id) === id;
		})
	);
}

const template: Behaviour = {
	show: (row, world) => ({
		from_address: summary(world, 'Emails::Address', row.data.from_address_id, ['email_address', 'name']),
	}),
	defaults: () => ({ template_type: 'email', created_via_api: true }),
	prepare(input, { row }) {
		const { template_type: type = 'email' } = input;
		if (type !== 'email') throw unprocessable("template_type must be 'email'");
		if (row !== undefined) checkLiquid(input.html_body);
		return input;
	},
	removing(row, world) {
		if (isUsed(row, world)) throw unprocessable('Template cannot be deleted because it is in use');
	},
};

// Archived topics show only when asked for.
const listTopics: Handler = (call) => {
	const all = call.query.plain.include_archived === 'true';
	return answerPage(
		call,
		pageOf(call, ({ data }) => all || data.archived !== true),
	);
};

const archiveTopic: Handler = (call) => {
	const row = subject(call);
	if (row.data.system === true) throw unprocessable('System topics cannot be archived');
	if (row.data.archived === true) throw notFound();
	call.world.change('Emails::Topic', row, { archived: true });
	return { status: 204 };
};

/** E-mail settings, templates and topics. */
export const emails: Group = {
	behaviours: { 'Emails::Template': template },
	handlers: {
		getEmailsSettings: getSettings,
		updateEmailsSettings: updateSettings,
		listEmailsTopics: listTopics,
		archiveEmailsTopic: archiveTopic,
	},
};
