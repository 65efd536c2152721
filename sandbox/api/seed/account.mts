import { publicId } from '../core/ids.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import { slug } from '../core/words.mts';
import type { World } from '../core/world.mts';
import { past } from './time.mts';

const people = [
	{ first_name: 'Maya', last_name: 'Lindqvist', email: 'maya@brightpath.example' },
	{ first_name: 'Theo', last_name: 'Okafor', email: 'theo@brightpath.example' },
	{ first_name: 'Iris', last_name: 'Nakamura', email: 'iris@trailhead.example' },
];

const companies = [
	{ team: 'Brightpath Academy', workspaces: ['Brightpath', 'Brightpath Labs'] },
	{ team: 'Trailhead Coaching', workspaces: ['Trailhead'] },
];

function seedTeam(world: World, name: string, members: typeof people, at: string): Row {
	const team = world.put('Team', {}, at, { name, time_zone: 'UTC', locale: 'en' });
	for (const { first_name, last_name, email } of members) {
		world.put('Membership', { team_id: team.id }, at, {
			user_id: world.table('User').nextId(world.random.between(1, 9)),
			user_first_name: first_name,
			user_last_name: last_name,
			user_email: email,
			role_ids: ['admin'],
		});
	}
	const subscription = world.put('Billing::Subscription', { team_id: team.id }, at, { status: 'active' });
	subscription.data.included_prices = [
		{
			id: subscription.id + 1,
			subscription_id: subscription.id,
			price_id: 'scale_monthly',
			quantity: 1,
			created_at: at,
			updated_at: at,
		},
	];
	return team;
}

// Not set up yet: no broadcast goes out from here, and nothing is opened to it.
const notSetUp = new Set(['Trailhead']);

// What ClickFunnels has opened: closed betas, and providers of external purchases. "example" stands for one whose
// secret ClickFunnels makes.
const opened = ['workspace_stats', 'workflow_step_stats', 'whop', 'example'];

const emailDefaults = {
	address_single_line: false,
	hide_branding: false,
	unsubscribe_footer: null,
	footer_alignment: 'center',
};

function completeSettings(name: string): Data {
	const sender = { email_address: 'hello@clickfunnelsmail.com', name };
	return {
		system_emails_from_address: sender,
		marketing_emails_from_address: sender,
		address: {
			address_one: '3443 W Bavaria St',
			address_two: null,
			city: 'Eagle',
			postal_code: '83616',
			region_name: 'Idaho',
			region: 'ID',
			country: 'US',
		},
		address_complete: true,
	};
}

function seedWorkspace(world: World, team: Row, name: string, at: string): Scope {
	const subdomain = slug(name);
	const isNew = notSetUp.has(name);
	const workspace = world.put('Workspace', { team_id: team.id }, at, {
		name,
		subdomain,
		opened: isNew ? [] : opened,
	});
	const scope = { team_id: team.id, workspace_id: workspace.id };
	world.put('Site', scope, at, { name: `${name} site`, homepage_id: publicId(workspace.id) });
	world.put('Emails::Settings', scope, at, {
		...emailDefaults,
		name,
		...(!isNew && completeSettings(name)),
	});
	return scope;
}

/**
 * Two teams with their people and three workspaces; the only user that the API shows is the token's own agent
 * (listUsers). Answers the scopes of the workspaces, the largest first.
 */
export function seedAccount(world: World): Scope[] {
	const agent = { first_name: 'API', last_name: 'Agent', email: 'agent+api@example.com' };
	world.put('User', {}, past(world.random, 900), { ...agent, time_zone: 'UTC', locale: 'en' });
	return companies.flatMap(({ team: name, workspaces }, at) => {
		const created = past(world.random, 800);
		const team = seedTeam(world, name, at === 0 ? people.slice(0, 2) : people.slice(2), created);
		return workspaces.map((workspace) => seedWorkspace(world, team, workspace, created));
	});
}
