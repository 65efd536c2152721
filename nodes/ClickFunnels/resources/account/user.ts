import { action, get, getMany, resource } from '../../table/resource';

export const user = resource({
	name: 'User',
	description: 'A person or platform agent with access to the account',
	operations: [
		getMany('GET /users', {
			description: 'Retrieve a list of users. An API connection sees only its own platform agent.',
		}),
		get('GET /users/{id}'),
		action(
			'getCurrent',
			'Get Current',
			'Get current user',
			'Retrieve the user of the connection',
			'GET /me',
			{
				simplify: {
					id: 'id',
					public_id: 'public_id',
					email: 'email',
					first_name: 'first_name',
					last_name: 'last_name',
					time_zone: 'time_zone',
					team_id: 'connected_workspace.team_id',
					workspace_id: 'connected_workspace.workspace_id',
					workspace_name: 'connected_workspace.workspace_name',
					workspace_currency: 'connected_workspace.workspace_currency',
				},
			},
		),
	],
});
