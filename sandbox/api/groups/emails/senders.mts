import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { parentOf, subject } from '../../core/behaviour.mts';
import { answer, scopeBelow } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';

const sharedDomain = 'clickfunnelsmail.com';

// By DKIM, SPF and DMARC together, or by SMTP; the return path does not count
// (ClickFunnels behaviour: sending domains).
function isVerified({ data }: Row): boolean {
	const { dkim_verified: dkim, spf_verified: spf, dmarc_verified: dmarc, smtp_verified: smtp } = data;
	return smtp === true || (dkim === true && spf === true && dmarc === true);
}

function isReady(domain: Row): boolean {
	return domain.data.ownership_verified === true && isVerified(domain);
}

function nextSteps(domain: Row): string[] {
	return [
		...(domain.data.ownership_verified === true ? [] : ['Connect the domain in ClickFunnels']),
		...(isVerified(domain) ? [] : ['Add the DNS records', 'Verify the domain']),
	];
}

const domain: Behaviour = {
	show(row) {
		const { name, dkim_key: key, ...flags } = row.data;
		const record = (at: string, value: string, verified: unknown): Data => ({
			type: 'TXT',
			name: at,
			value,
			ttl: 3600,
			verified,
		});
		return {
			verified: isVerified(row),
			ready_for_sending: isReady(row),
			next_steps: nextSteps(row),
			dkim_record:
				key === undefined
					? null
					: record(`cf._domainkey.${String(name)}`, `v=DKIM1; p=${String(key)}`, flags.dkim_verified),
			spf_record: record(String(name), `v=spf1 include:${sharedDomain} ~all`, flags.spf_verified),
			dmarc_record: record(`_dmarc.${String(name)}`, 'v=DMARC1; p=none', flags.dmarc_verified),
			return_address_record: record(
				`bounce.${String(name)}`,
				`return.${sharedDomain}`,
				flags.return_address_verified,
			),
		};
	},
};

// createEmailsDomains: found or created, root domains only. The DKIM key comes after the answer.
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
	const row = world.create('Emails::Domain', scope, { name });
	world.create('Emails::Address', scope, {
		username: 'no-reply',
		name: 'No reply',
		emails_domain_id: row.id,
	});
	const response = answer(call, row);
	row.data.dkim_key = world.random.hex(32);
	return response;
};

// Finds records only at domains whose owner has set them (`dns_is_set`, which the API does not show).
const verify: Handler = (call) => {
	const row = subject(call);
	const flags = ['dkim_verified', 'spf_verified', 'dmarc_verified', 'return_address_verified'];
	const found = row.data.dns_is_set === true ? Object.fromEntries(flags.map((flag) => [flag, true])) : {};
	call.world.change('Emails::Domain', row, found);
	return answer(call, row);
};

function domainOf(world: World, address: Row): Row | undefined {
	return world.find('Emails::Domain', address.data.emails_domain_id);
}

function sendsFromOwnDomain(world: World, address: Row): boolean {
	const own = domainOf(world, address);
	return own !== undefined && (isReady(own) || own.data.smtp_verified === true);
}

// The shared default is only a fallback: a sender on a domain of one's own takes its place.
function isUsable(world: World, address: Row): boolean {
	if (domainOf(world, address) !== undefined) return sendsFromOwnDomain(world, address);
	if (address.data.is_workspace_default !== true) return true;
	const others = world.table('Emails::Address').list('workspace_id', address.scope.workspace_id);
	return !others.some((other) => sendsFromOwnDomain(world, other));
}

/**
 * The sender of a workspace with that e-mail address. Throws 422 where there is none, or none that is usable
 * as sender.
 */
export function usableSender(world: World, workspaceId: number, email: unknown): Row {
	const senders = world.table('Emails::Address').list('workspace_id', workspaceId);
	const found = senders.find(({ data }) => data.email_address === email);
	if (found === undefined || !isUsable(world, found)) {
		throw unprocessable('From email is not a usable sender of this workspace');
	}
	return found;
}

const address: Behaviour = {
	show(row, world) {
		const own = domainOf(world, row);
		const flags = ['name', 'dkim_verified', 'spf_verified', 'dmarc_verified', 'smtp_verified'];
		const shown = own && {
			...Object.fromEntries(flags.map((flag) => [flag, own.data[flag]])),
			verified: isVerified(own),
		};
		return { emails_domain: shown ?? null, usable_as_sender: isUsable(world, row) };
	},
	filters: {
		verified(row, world) {
			const own = domainOf(world, row);
			return own === undefined || isVerified(own);
		},
	},
	prepare(input, { world, row }) {
		const { username = row?.data.username, domain: host, emails_domain_id: id, ...rest } = input;
		const moved = world.find('Emails::Domain', id);
		if (moved === undefined && host !== undefined && host !== sharedDomain) {
			throw unprocessable('Domain must be a shared domain unless emails_domain_id is given');
		}
		if (row !== undefined && moved !== undefined && !isReady(moved)) {
			throw unprocessable('Emails domain is not ready for sending');
		}
		const own = moved ?? (host === undefined && row !== undefined ? domainOf(world, row) : undefined);
		return {
			...rest,
			username,
			emails_domain_id: own?.id ?? null,
			email_address: `${String(username)}@${String(own?.data.name ?? sharedDomain)}`,
		};
	},
};

/** Domains to send from, and the addresses on them (ClickFunnels behaviour: sending domains). */
export const emailSenders: Group = {
	behaviours: { 'Emails::Domain': domain, 'Emails::Address': address },
	handlers: { createEmailsDomains: createDomain, verifyEmailsDomains: verify },
};
