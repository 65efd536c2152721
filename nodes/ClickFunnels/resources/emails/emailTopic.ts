import * as kinds from '../../kinds';
import { boolean, clearable, longText, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

export const emailTopic = resource({
	kind: kinds.emailTopic,
	description: 'What e-mails are about, so that contacts can unsubscribe from some of them',
	fields: { name: text('Name'), ...clearable({ description: longText('Description') }) },
	operations: [
		getMany({
			query: {
				include_archived: boolean('Include Archived', 'Whether to list archived topics too', {
					onlyTrue: true,
				}),
			},
		}),
		get('GET /emails/topics/{id}'),
		create('POST /workspaces/{workspace_id}/emails/topics', { root: 'emails_topic', required: ['name'] }),
		update('PATCH /emails/topics/{id}', { root: 'emails_topic' }),
		remove('DELETE /emails/topics/{id}', {
			value: 'archive',
			output: 'archived',
			name: 'Archive',
			action: 'Archive email topic',
			description: 'Take a topic out of use. Topics of the system can’t be archived.',
		}),
	],
});
