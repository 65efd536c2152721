import { publicId } from '../core/ids.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import { countries, regions } from '../groups/shipping/zones.mts';
import { slug } from '../core/words.mts';
import type { World } from '../core/world.mts';
import { later, past } from './time.mts';

const names: Partial<Record<string, string[]>> = {
	Blog: ['Brightpath Journal', 'Field Notes', 'Studio Diary'],
	'Blogs::Category': ['Marketing', 'Mindset', 'Tools'],
	'Blogs::Post': ['How to write a headline', 'Three funnels that work', 'What we learned in June'],
	'Blogs::Tag': ['howto', 'news', 'stories'],
	Community: ['Brightpath Circle', 'Alumni', 'Mastermind'],
	'Communities::SpaceGroup': ['Start here', 'Courses', 'Off topic'],
	'Communities::Space': ['Introductions', 'Wins', 'Questions'],
	Domain: ['brightpath.example', 'learn.brightpath.example', 'go.brightpath.example'],
	'Emails::Broadcast': ['September newsletter', 'Webinar reminder', 'Launch week'],
	'Emails::Domain': ['brightpath.example', 'trailhead.example', 'mail-brightpath.example'],
	'Emails::Template': ['Plain letter', 'Announcement', 'Receipt'],
	'Emails::Topic': ['Newsletter', 'Product news', 'Account notices'],
	'Funnels::Tag': ['Evergreen', 'Launch', 'Test'],
	'Orders::Tag': ['Gift', 'Wholesale', 'Rush'],
	'Products::Collection': ['Bestsellers', 'For beginners', 'Bundles'],
	'Products::Tag': ['Digital', 'Physical', 'New'],
	RefineFilter: ['Active readers', 'VIP customers', 'Large orders'],
	'Shipping::Package': ['Book box', 'Envelope', 'Tube'],
	'Shipping::Profile': ['Standard', 'Books', 'Oversize'],
	'Shipping::LocationGroup': ['Main warehouse', 'Print partner', 'Returns'],
	'Shipping::Zone': ['United States', 'Europe', 'Rest of world'],
	'Shipping::Rates::Name': ['Standard', 'Express', 'Pick-up'],
	Store: ['Brightpath Shop', 'Book Shop', 'Outlet'],
	Style: ['Light', 'Dark', 'Contrast'],
	Theme: ['Brightpath', 'Minimal', 'Classic'],
};

const known = new Map<string, Readonly<Record<string, string>>>();

function makeWords(kind: string, at: number): Readonly<Record<string, string>> {
	const name = names[kind]?.[at] ?? `${kind.split('::').at(-1)} ${at + 1}`;
	const path = slug(name);
	return {
		name,
		title: name,
		label: name,
		subject: name,
		current_path: `/${path}`,
		url: `https://brightpath.myclickfunnels.com/${path}`,
		code: path.toUpperCase(),
		color: ['#1f77b4', '#2ca02c', '#ff7f0e'][at],
		description: `${name}, made for Brightpath`,
		body: 'So glad to be here!',
		content: 'Called, will call again next week.',
		currency: 'usd',
		price: '7.50',
		price_currency: 'usd',
		email_address: `${path}@brightpath.example`,
		first_name: ['Maya', 'Theo', 'Iris'][at],
		last_name: ['Lindqvist', 'Okafor', 'Nakamura'][at],
		time_zone: 'UTC',
	};
}

/** Believable texts by field, for the first, second and third record of a kind. */
export function wordsFor(kind: string, at: number): Readonly<Record<string, string>> {
	const key = `${kind} ${at}`;
	let words = known.get(key);
	if (words === undefined) {
		words = makeWords(kind, at);
		known.set(key, words);
	}
	return words;
}

type Particular = (world: World, scope: Scope, at: number) => Data;

function first(world: World, kind: string, scope: Scope): Row | undefined {
	return world.table(kind).list('workspace_id', scope.workspace_id)[0];
}

function contactAt(world: World, scope: Scope, at: number): Data {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	return { contact_id: contacts[at]?.id };
}

function templatePage(world: World, { workspace_id: workspaceId }: Scope): Row {
	const pages = world.table('Page').list('workspace_id', workspaceId);
	return pages.find(({ data }) => data.type === 'theme_page') as Row;
}

function done(world: World): Data {
	const at = past(world.random, 90);
	return { target_count: 1, performed_count: 1, started_at: at, completed_at: at };
}

function settled(world: World): Data {
	return { ...done(world), status: 'completed' };
}

// One that is ready, one whose DNS records were set but not looked at since, and one that sends by SMTP.
const sendingDomains: Data[] = [
	{
		ownership_verified: true,
		dkim_verified: true,
		spf_verified: true,
		dmarc_verified: true,
		return_address_verified: true,
	},
	{ ownership_verified: true, dns_is_set: true },
	{ smtp_verified: true },
];

// What the names of the zones say.
const shippedTo: Data[] = [
	{ country_ids: countries('US'), region_ids: regions('CA', 'ID', 'NY', 'TX') },
	{ country_ids: countries('DE', 'GB') },
	{ includes_rest_of_world: true },
];

const specials: Partial<Record<string, Particular>> = {
	'Blogs::Post': (world) => ({
		visibility: 'public',
		published_at: past(world.random, 90),
		markup: '<paragraph>Hello</paragraph>',
	}),
	'Blogs::Author': () => ({ full_name: 'Maya Lindqvist', display_name: 'Maya' }),
	'Communities::Bans::ExportAction': (world) => ({ ...settled(world), fields: ['contact_name', 'reason'] }),
	'Communities::Ban': (world, scope, at) => ({
		...contactAt(world, scope, at + 3),
		bannable_type: 'Contact',
		banned_by_id: world.table('User').list()[0].id,
		reason: 'Spam',
	}),
	'Communities::Membership': contactAt,
	'Communities::Memberships::ExportAction': (world) => ({ ...settled(world), fields: ['name', 'email'] }),
	'Communities::Spaces::Post::Like': contactAt,
	'Communities::Spaces::Post::Comment::Like': contactAt,
	'Communities::Spaces::Post::VideoEmbed': () => ({ provider: 'youtube', url: 'https://youtu.be/abc123' }),
	'Contacts::ExportAction': (world) => ({ ...done(world), fields: ['email_address', 'first_name'] }),
	'Contacts::TagAction': done,
	'Contacts::EnrollAction': done,
	'Contacts::RunWorkflowAction': done,
	'Contacts::UnsubscribeAction': done,
	'Courses::Sections::PublishAction': settled,
	Domain: () => ({ status: 'secured', connected: true }),
	'Emails::Address': (_world, _scope, at) => ({
		name: ['Brightpath', 'Brightpath Support', 'Brightpath News'][at],
		username: ['hello', 'support', 'news'][at],
		email_address: `${['hello', 'support', 'news'][at]}@clickfunnelsmail.com`,
		is_workspace_default: at === 0,
		emails_domain_id: null,
	}),
	'Emails::Broadcast': (world, scope) => ({
		status: 'draft',
		from_email: 'hello@clickfunnelsmail.com',
		send_immediately: true,
		smart_sending: true,
		template_id: first(world, 'Emails::Template', scope)?.id,
	}),
	'Emails::Domain': (_world, _scope, at) => ({ dkim_key: 'MIGfMA0GCSqGSIb3DQEB', ...sendingDomains[at] }),
	'Emails::Topic': (_world, _scope, at) => ({ system: at === 2 }),
	'Emails::Template': () => ({ template_type: 'email', html_body: '<p>Hello</p>', text_body: 'Hello' }),
	RefineFilter: (_world, _scope, at) => ({
		filter_class: at === 2 ? 'OrdersFilter' : 'ContactsFilter',
		conjunction: 'and',
		criteria: at === 2 ? [] : [{ attribute: 'email_address', clause: 'sw', value: 'a' }],
	}),
	'Shipping::Package': () => ({ height: '4', width: '8', length: '10', weight: '1', empty_weight: '0.2' }),
	'Shipping::Zone': (_world, _scope, at) => ({ ...shippedTo[at] }),
	Theme: (world, scope) => ({
		template_pages: Object.fromEntries(
			themeSlots.map((slot) => [slot, publicId(templatePage(world, scope).id)]),
		),
	}),
	'Appointments::ScheduledEvent': (world, scope, at) => {
		const start = past(world.random, 30);
		const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
		return {
			start_on: start,
			end_on: later(start, 1 / 24),
			primary_contact_id: contacts.at(at)?.id ?? null,
			status: 'scheduled',
			event_type: { name: 'Discovery call' },
		};
	},
};

// clickfunnels.values.json: theme template_pages known keys.
const themeSlots = [
	'home_template_page',
	'not_found_template_page',
	'coming_soon_template_page',
	'order_confirmation_template_page',
	'checkout_template_page',
	'blog_template_page',
	'blogs_post_template_page',
	'product_template_page',
	'member_login_template_page',
	'customer_center_template_page',
];

/** Values that only one kind needs. */
export function particulars(world: World, kind: string, scope: Scope, at: number): Data {
	return specials[kind]?.(world, scope, at) ?? {};
}
