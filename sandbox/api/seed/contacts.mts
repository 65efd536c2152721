import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { later, past } from './time.mts';

const firstNames =
	'Amelia Noah Sofia Lucas Hana Mateo Priya Jonas Zoe Omar Clara Ethan Leila Felix Naomi Diego Greta Kofi Elena Ravi Maren Tariq Olive Bruno Yuki'.split(
		' ',
	);
const lastNames =
	'Andersen Baptiste Castillo Dubois Eriksen Fischer Garcia Haddad Ito Jansen Kowalski Lopez Moreau Novak Osei Patel Quinn Rossi Schmidt Tanaka Ueda Vargas Weber'.split(
		' ',
	);
const tagNames = [
	['Newsletter', '#1f77b4'],
	['Customer', '#2ca02c'],
	['VIP', '#ff7f0e'],
	['Webinar Attendee', '#9467bd'],
	['Lead Magnet', '#8c564b'],
	['Course Student', '#e377c2'],
	['Cart Abandoner', '#d62728'],
	['Affiliate', '#bcbd22'],
	['Refunded', '#7f7f7f'],
	['Beta Tester', '#17becf'],
	['Podcast Listener', '#aec7e8'],
	['Do Not Call', '#000000'],
];
const sources = ['webinar', 'podcast', 'referral', 'facebook_ad', 'organic'];
const zones = ['UTC', 'Eastern Time (US & Canada)', 'Berlin', 'Tokyo', null];

/** The twelve contact tags of a workspace. */
export function seedContactTags(world: World, scope: Scope): Row[] {
	return tagNames.map(([name, color]) =>
		world.put('Contacts::Tag', scope, past(world.random, 700), { name, color }),
	);
}

function visit(world: World, at: string): Data {
	return {
		uuid: world.random.hex(32),
		utm_source: world.random.pick(['google', 'facebook', 'newsletter']),
		utm_medium: 'cpc',
		utm_campaign: 'autumn',
		utm_term: null,
		utm_content: null,
		ip: '203.0.113.7',
		user_agent: 'Mozilla/5.0',
		referrer: null,
		referring_domain: null,
		landing_page: 'https://brightpath.myclickfunnels.com/free-guide',
		browser: 'Firefox',
		os: 'macOS',
		device_type: 'Desktop',
		started_at: at,
		created_at: at,
		updated_at: at,
	};
}

function person(world: World, at: string, number: number): Data {
	const { random } = world;
	const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
	return {
		email_address: `${first}.${last}.${number}@example.com`.toLowerCase(),
		first_name: first,
		last_name: last,
		phone_number: random.chance(0.5) ? `+1415555${String(random.between(1000, 9999))}` : null,
		time_zone: random.pick(zones),
		uuid: random.hex(32),
		anonymous: 0,
		unsubscribed_at: random.chance(0.06) ? later(at, 30) : null,
		email_suppression_reason: random.chance(0.03) ? 'hard_bounce' : null,
		website_url: random.chance(0.1) ? `https://${last.toLowerCase()}.example` : null,
		custom_attributes: {
			lead_source: random.pick(sources),
			...(random.chance(0.4) && { company_size: String(random.between(1, 250)) }),
		},
		visits: {
			first_visit: random.chance(0.3) ? visit(world, at) : null,
			last_visit: null,
			last_visit_with_utm: null,
		},
		email_engagement: {
			last_email_sent_at: random.chance(0.7) ? later(at, 20) : null,
			last_email_opened_at: random.chance(0.4) ? later(at, 21) : null,
			last_email_clicked_at: null,
		},
	};
}

function putOn(world: World, contact: Row, tags: readonly Row[]): void {
	for (const tag of tags) {
		const at = later(String(contact.data.created_at), 1);
		world.put('Contacts::AppliedTag', { ...contact.scope, contact_id: contact.id }, at, { tag_id: tag.id });
	}
}

/** Adds contacts to a workspace, some with tags. Throws for an unknown workspace. */
export function seedContacts(world: World, workspaceId: number, count: number): void {
	const workspace = world.table('Workspace').find(workspaceId);
	if (workspace === undefined) throw new Error(`Unknown workspace: ${workspaceId}`);
	const scope = { ...workspace.scope, workspace_id: workspaceId };
	const tags = world.table('Contacts::Tag').list('workspace_id', workspaceId);
	const existing = world.table('Contact').list('workspace_id', workspaceId).length;
	for (let number = existing + 1; number <= existing + count; number++) {
		const at = past(world.random, 600);
		const contact = world.put('Contact', scope, at, person(world, at, number));
		contact.data.updated_at = later(at, world.random.between(0, 90));
		if (number === 1) contact.data.is_workspace_default = true;
		const first = world.random.between(0, tags.length);
		putOn(world, contact, tags.slice(first, first + world.random.between(0, 3)));
	}
}
