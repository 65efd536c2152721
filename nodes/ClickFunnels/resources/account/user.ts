import * as kinds from '../../kinds';
import { action, get, getMany } from '../../table/lines';
import { resource, simplifyBy } from '../../table/resource';

export const user = resource({
	kind: kinds.user,
	description: 'A person or platform agent with access to the account',
	operations: [
		getMany({ description: 'Retrieve a list of users. An API connection sees only its own platform agent.' }),
		get('GET /users/{id}'),
		action('GET /me', {
			value: 'getCurrent',
			name: 'Get Current',
			action: 'Get current user',
			description: 'Retrieve the user of the connection',
			simplify:
				simplifyBy(`id public_id email first_name last_name time_zone team_id=connected_workspace.team_id
		workspace_id=connected_workspace.workspace_id
		workspace_name=connected_workspace.workspace_name
		workspace_currency=connected_workspace.workspace_currency`),
		}),
	],
});
