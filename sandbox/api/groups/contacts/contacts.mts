import type { Behaviour, ChangeContext, Group, Handler } from '../../core/behaviour.mts';
import { parentOf, subject } from '../../core/behaviour.mts';
import { answer } from '../../core/crud.mts';
import { badRequest, unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { appliedTags, replaceTags, tagsOf } from './tags.mts';

const ownFields = new Set([
	'email_address',
	'first_name',
	'last_name',
	'phone_number',
	'time_zone',
	'fb_url',
	'twitter_url',
	'instagram_url',
	'linkedin_url',
	'website_url',
]);

function isActive(row: Row): boolean {
	const {
		email_address: email,
		unsubscribed_at: unsubscribed,
		email_suppression_reason: suppressed,
	} = row.data;
	return !row.hidden && email !== null && unsubscribed === null && suppressed === null;
}

/** The contact of a workspace with that e-mail address, in any case; deleted ones don't count. */
export function contactByEmail(world: World, workspaceId: number, email: unknown): Row | undefined {
	return withAddress(world.table('Contact').list('workspace_id', workspaceId), email);
}

function withAddress(rows: readonly Row[], email: unknown): Row | undefined {
	if (typeof email !== 'string' || email === '') return undefined;
	const wanted = email.toLowerCase();
	return rows.find(
		({ data }) => typeof data.email_address === 'string' && data.email_address.toLowerCase() === wanted,
	);
}

function snakeCase(key: string): string {
	return key
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replace(/[^A-Za-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '')
		.toLowerCase();
}

// ContactParameters: merged by key, snake_cased, empty key 400, default contact field names rejected.
function mergedAttributes(sent: Data, stored: Data): Data {
	const merged = { ...stored };
	for (const [key, value] of Object.entries(sent)) {
		const name = snakeCase(key);
		if (name === '') throw badRequest('custom_attributes keys cannot be empty');
		if (ownFields.has(name)) throw unprocessable(`Custom attribute ${name} is a default contact field`);
		merged[name] = value;
	}
	return merged;
}

function checkEmail(email: unknown, { world, scope, row }: ChangeContext): void {
	if (typeof email !== 'string' || email === '') return;
	if (!/^\S+@\S+$/.test(email)) throw unprocessable('Email address is invalid');
	const other = contactByEmail(world, scope.workspace_id, email);
	if (other !== undefined && other !== row) throw unprocessable('Email address has already been taken');
}

function refuseRemoval(row: Row, world: World): void {
	const { workspace_id: workspaceId } = row.scope;
	const orders = world.table('Order').list('workspace_id', workspaceId);
	const enrollments = world.table('Courses::Enrollment').list('workspace_id', workspaceId);
	if (row.data.is_workspace_default === true) {
		throw unprocessable('Contact cannot be deleted because it is the default contact of the workspace');
	}
	const subscribed = ({ data }: Row): boolean =>
		data.contact_id === row.id &&
		data.order_type === 'subscription-order' &&
		data.service_status === 'active';
	if (orders.some(subscribed)) {
		throw unprocessable('Contact cannot be deleted because it has an active subscription order');
	}
	if (enrollments.some(({ data }) => data.contact_id === row.id)) {
		throw unprocessable('Contact cannot be deleted because it has course enrollments');
	}
}

const contact: Behaviour = {
	softDelete: true,
	show: (row, world) => ({
		tags: tagsOf(world, row),
		is_active: isActive(row),
	}),
	filters: {
		is_active: isActive,
		tag_ids: (row, world) => appliedTags(world, row).map(({ data }) => data.tag_id),
	},
	defaults: (_input, { world }) => ({ uuid: world.random.hex(32), anonymous: 0 }),
	prepare(input, context) {
		checkEmail(input.email_address, context);
		const email = input.email_address === '' ? null : input.email_address;
		const sent = input.custom_attributes as Data | undefined;
		const stored = (context.row?.data.custom_attributes ?? {}) as Data;
		return {
			...input,
			...(email !== undefined && { email_address: email }),
			...(sent !== undefined && { custom_attributes: mergedAttributes(sent, stored) }),
		};
	},
	created: (row, input, world) => replaceTags(world, row, input.tag_ids),
	updated: (row, input, world) => replaceTags(world, row, input.tag_ids),
	announced(row, before, world) {
		const known = before !== undefined && before.email_address !== null;
		if (!known && row.data.email_address !== null) world.emit('contact.identified', 'Contact', row);
	},
	removing: refuseRemoval,
	removed(row, world) {
		world.change('Contact', row, { deleted_at: world.clock.now() });
	},
};

function isEmpty(value: unknown): boolean {
	return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function withoutEmpty(input: Data): Data {
	const kept = Object.fromEntries(Object.entries(input).filter(([, value]) => !isEmpty(value)));
	const attributes = kept.custom_attributes as Data | undefined;
	return attributes === undefined ? kept : { ...kept, custom_attributes: withoutEmpty(attributes) };
}

// Match on the e-mail address; 201 created, 200 updated; empty values never reset
// (ClickFunnels behaviour: contacts; values).
const upsert: Handler = (call) => {
	const { world } = call;
	const workspace = parentOf(call);
	const input = withoutEmpty(call.input);
	const { deletedContacts, optOuts } = world.readings;
	const deleted = deletedContacts === 'found' ? world.table('Contact').hidden() : [];
	const own = deleted.filter(({ scope }) => scope.workspace_id === workspace.id);
	const existing =
		contactByEmail(world, workspace.id, input.email_address) ?? withAddress(own, input.email_address);
	if (existing === undefined) {
		return answer(
			call,
			world.create('Contact', { ...workspace.scope, workspace_id: workspace.id }, input),
			201,
		);
	}
	world.update('Contact', existing, input);
	if (optOuts === 'lifted') world.change('Contact', existing, { unsubscribed_at: null });
	return answer(call, existing, 200);
};

// The record stays, what names the person goes (ClickFunnels behaviour: contacts).
const redact: Handler = (call) => {
	const row = subject(call);
	call.world.change('Contact', row, {
		email_address: `redacted-${call.world.random.hex(16)}@example.com`,
		first_name: 'REDACTED',
		last_name: 'REDACTED',
		phone_number: null,
	});
	call.world.emit('contact.updated', 'Contact', row);
	return { status: 204 };
};

/** Contacts: soft delete, upsert, redaction. */
export const contacts: Group = {
	behaviours: { Contact: contact },
	handlers: { upsertContacts: upsert, gdpr_destroyContacts: redact },
};
