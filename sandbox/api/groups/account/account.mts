import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { idsOf } from '../../core/listing.mts';
import type { Data } from '../../core/store.mts';

const team: Behaviour = {
	show: (row, world) => ({
		memberships: world
			.table('Membership')
			.list('team_id', row.id)
			.map((membership) => world.show('Membership', membership)),
		billing_subscriptions: world
			.table('Billing::Subscription')
			.list('team_id', row.id)
			.map((subscription) => world.show('Billing::Subscription', subscription)),
	}),
};

// fetchMyUser: the token's own agent user, with the workspace it is connected to.
const me: Handler = ({ world, only }) => {
	const [user] = world.table('User').list();
	const workspace = only ?? world.table('Workspace').list()[0];
	const owner = world.find('Team', workspace.scope.team_id);
	const body: Data = {
		...world.show('User', user),
		connected_workspace: {
			team_id: workspace.scope.team_id,
			team_name: owner?.data.name,
			workspace_id: workspace.id,
			workspace_name: workspace.data.name,
			workspace_url: `https://${String(workspace.data.subdomain)}.myclickfunnels.com`,
			workspace_currency: 'usd',
		},
		platform_application: { ...idsOf(workspace), team_id: workspace.scope.team_id },
	};
	return { status: 200, body };
};

/** Teams, their members and the token's user. */
export const account: Group = {
	behaviours: { Team: team },
	handlers: { fetchMyUser: me },
};
