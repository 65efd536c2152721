import { publicId } from '../core/ids.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import { slug } from '../core/words.mts';
import type { World } from '../core/world.mts';
import { later, past } from './time.mts';

const names: Record<string, string[]> = {
	Blog: ['Brightpath Journal', 'Field Notes', 'Studio Diary'],
	'Blogs::Category': ['Marketing', 'Mindset', 'Tools'],
	'Blogs::Post': ['How to write a headline', 'Three funnels that work', 'What we learned in June'],
	'Blogs::Tag': ['howto', 'news', 'stories'],
	Community: ['Brightpath Circle', 'Alumni', 'Mastermind'],
	'Communities::SpaceGroup': ['Start here', 'Courses', 'Off topic'],
	'Communities::Space': ['Introductions', 'Wins', 'Questions'],
	Discount: ['Early bird', 'Black Friday', 'Friends of the house'],
	Domain: ['brightpath.example', 'learn.brightpath.example', 'go.brightpath.example'],
	Download: ['Headline checklist.pdf', 'Funnel map.pdf', 'Ad swipe file.zip'],
	'Emails::Broadcast': ['September newsletter', 'Webinar reminder', 'Launch week'],
	'Emails::Domain': ['brightpath.example', 'trailhead.example', 'mail-brightpath.example'],
	'Emails::Template': ['Plain letter', 'Announcement', 'Receipt'],
	'Emails::Topic': ['Newsletter', 'Product news', 'Events'],
	'Funnels::Tag': ['Evergreen', 'Launch', 'Test'],
	'Orders::Tag': ['Gift', 'Wholesale', 'Rush'],
	'Products::Collection': ['Bestsellers', 'For beginners', 'Bundles'],
	'Products::Tag': ['Digital', 'Physical', 'New'],
	RefineFilter: ['Active readers', 'VIP customers', 'Quiet for a month'],
	'Sales::Opportunity': ['Coaching for a team', 'Corporate workshop', 'Speaking engagement'],
	'Sales::Pipeline': ['Default', 'Corporate', 'Speaking'],
	'Sales::Pipelines::Stage': ['New', 'In talks', 'Won'],
	'Shipping::Package': ['Book box', 'Envelope', 'Tube'],
	'Shipping::Profile': ['Standard', 'Books', 'Oversize'],
	'Shipping::LocationGroup': ['Main warehouse', 'Print partner', 'Returns'],
	'Shipping::Zone': ['United States', 'Europe', 'Rest of world'],
	'Shipping::Rates::Name': ['Standard', 'Express', 'Pick-up'],
	Store: ['Brightpath Shop', 'Book Shop', 'Outlet'],
	Style: ['Light', 'Dark', 'Contrast'],
	Theme: ['Brightpath', 'Minimal', 'Classic'],
	Workflow: ['Welcome series', 'After purchase', 'Win back'],
	'Workflows::Step': ['Send the welcome letter', 'Wait two days', 'Add the tag'],
};

const known = new Map<string, Readonly<Record<string, string>>>();

function makeWords(entity: string, at: number): Readonly<Record<string, string>> {
	const name = names[entity]?.[at] ?? `${entity.split('::').at(-1)} ${at + 1}`;
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

/** Believable texts by field, for the first, second and third record of an entity. */
export function wordsFor(entity: string, at: number): Readonly<Record<string, string>> {
	const key = `${entity} ${at}`;
	let words = known.get(key);
	if (words === undefined) {
		words = makeWords(entity, at);
		known.set(key, words);
	}
	return words;
}

type Particular = (world: World, scope: Scope, at: number) => Data;

function first(world: World, entity: string, scope: Scope): Row | undefined {
	return world.table(entity).list('workspace_id', scope.workspace_id)[0];
}

function contactAt(world: World, scope: Scope, at: number): Data {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	return { contact_id: contacts[at]?.id };
}

function pagesOf(world: World, { workspace_id: workspaceId, funnel_id: funnelId }: Scope): number[][] {
	const pages = world.table('Page').list('workspace_id', workspaceId);
	return [[pages.find(({ data }) => data.funnel_id === funnelId)?.id ?? pages[0].id], []];
}

function done(world: World): Data {
	const at = past(world.random, 90);
	return { target_count: 1, performed_count: 1, started_at: at, completed_at: at };
}

const specials: Record<string, Particular> = {
	'Blogs::Post': (world) => ({
		visibility: 'public',
		published_at: past(world.random, 90),
		markup: '<paragraph>Hello</paragraph>',
	}),
	'Blogs::Author': () => ({ full_name: 'Maya Lindqvist', display_name: 'Maya' }),
	'Communities::Ban': (world, scope, at) => ({
		...contactAt(world, scope, at + 3),
		bannable_type: 'Contact',
		banned_by_id: world.table('User').list()[0].id,
		reason: 'Spam',
	}),
	'Communities::Membership': contactAt,
	'Communities::Spaces::Post::Like': contactAt,
	'Communities::Spaces::Post::Comment::Like': contactAt,
	'Communities::Spaces::Post::VideoEmbed': () => ({ provider: 'youtube', url: 'https://youtu.be/abc123' }),
	'Contacts::ExportAction': (world) => ({ ...done(world), fields: ['email_address', 'first_name'] }),
	'Contacts::TagAction': done,
	'Contacts::EnrollAction': done,
	'Contacts::RunWorkflowAction': done,
	'Contacts::UnsubscribeAction': done,
	'Courses::Sections::PublishAction': (world) => ({ ...done(world), status: 'completed' }),
	Discount: (world, _scope, at) => ({
		percent: '10.00',
		discount_type: 'code',
		applies_to: 'all_products',
		apply_from: past(world.random, 90),
		apply_until: at === 2 ? past(world.random, 30) : null,
	}),
	Domain: () => ({ status: 'secured', connected: true }),
	'Emails::Address': (_world, _scope, at) => ({
		name: ['Brightpath', 'Brightpath Support', 'Brightpath News'][at],
		username: ['hello', 'support', 'news'][at],
		host: 'clickfunnelsmail.com',
		email_address: `${['hello', 'support', 'news'][at]}@clickfunnelsmail.com`,
		is_workspace_default: at === 0,
		emails_domain_id: null,
	}),
	'Emails::Broadcast': (world, scope) => ({
		status: 'draft',
		from_email: 'hello@clickfunnelsmail.com',
		send_immediately: true,
		template_id: first(world, 'Emails::Template', scope)?.id,
	}),
	'Emails::Domain': () => ({
		ownership_verified: true,
		verified: true,
		ready_for_sending: true,
		dkim_verified: true,
	}),
	'Emails::Template': () => ({ template_type: 'email', html_body: '<p>Hello</p>', text_body: 'Hello' }),
	'Funnels::ConditionalSplitStep': (world, scope) => ({
		pages: pagesOf(world, scope),
		filter_row_id: first(world, 'RefineFilter', scope)?.id,
	}),
	'Funnels::SplitTestStep': (world, scope) => ({ pages: pagesOf(world, scope), weights: [50, 50] }),
	'Orders::Invoices::Restock': (world, scope, at) => ({
		...contactAt(world, scope, at),
		status: 'restocked',
	}),
	RefineFilter: () => ({
		filter_class: 'ContactsFilter',
		conjunction: 'and',
		criteria: [{ attribute: 'email_address', clause: 'sw', value: 'a' }],
	}),
	'Sales::Opportunity': (world, scope, at) => ({
		value: 500 * (at + 1),
		assignee_id: memberOf(world, scope),
	}),
	'Sales::Pipelines::Stage': (_world, _scope, at) => ({
		close_probability: [20, 50, 100][at],
		sort_order: at,
	}),
	'Shipping::Package': () => ({ height: '4', width: '8', length: '10', weight: '1', empty_weight: '0.2' }),
	Theme: (world, scope) => ({
		template_pages: Object.fromEntries(
			themeSlots.map((slot) => [slot, publicId(first(world, 'Page', scope)?.id ?? 1)]),
		),
	}),
	Workflow: (_world, _scope, at) => ({ disabled: at === 2, run_type: 'asynchronous' }),
	'Workflows::Run': (world, scope, at) => ({
		...contactAt(world, scope, at),
		status: ['active', 'completed', 'paused'][at],
	}),
	'Workflows::Step': (_world, _scope, at) => ({
		step_type: 'delay_step',
		sort_order: at,
		step_type_settings: { delay_step: { delay_type: 'relative', duration: 2, interval: 'days' } },
	}),
	'Workflows::Trigger': () => ({ event_type_key: '$contact.tag_applied', active: true }),
	'Appointments::ScheduledEvent': (world) => {
		const at = past(world.random, 30);
		return {
			start_on: at,
			end_on: later(at, 1 / 24),
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

function memberOf(world: World, scope: Scope): string | null {
	const member = world.table('Membership').list('team_id', scope.team_id)[0];
	return member === undefined ? null : String(member.id);
}

/** Values that only one entity needs. */
export function particulars(world: World, entity: string, scope: Scope, at: number): Data {
	return specials[entity]?.(world, scope, at) ?? {};
}
