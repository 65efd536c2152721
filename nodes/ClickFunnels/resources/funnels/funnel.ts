import { boolean, clearable, reference, references, text } from '../../table/field';
import { action, create, get, getMany, resource, update } from '../../table/resource';
import { code, idFilter } from '../shared';
import { statsTimes } from './fields';

const expand = ['head_code', 'footer_code'];

export const funnel = resource({
	name: 'Funnel',
	description: 'Pages in steps that lead visitors to a goal',
	fields: {
		name: text('Name'),
		current_path: text('Path', {
			placeholder: 'e.g. /spring-sale',
			description: 'Without one it is made from the name',
		}),
		live_mode: boolean('Live Mode', 'Whether payments are real rather than tests'),
		...clearable({ domain_id: reference('Domain', 'domain', 'integer') }),
		tag_ids: references('Tag', 'funnelTag', 'integer', { description: 'Can be set on creation only' }),
		...code('head_code', 'Head Code', 'HTML for the head of every page of the funnel'),
		...code('footer_code', 'Footer Code', 'HTML for the end of every page of the funnel'),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		name: 'name',
		current_path: 'current_path',
		live_mode: 'live_mode',
		archived: 'archived',
		domain_id: 'domain_id',
		tags: 'tags.name',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/funnels', { filters: idFilter, expand }),
		get('GET /funnels/{id}', { expand }),
		create(
			'POST /workspaces/{workspace_id}/funnels',
			{ root: 'funnel', required: ['name'] },
			{ description: 'Create a funnel without pages. Pages are put into it with Page: Create.' },
		),
		update('PUT /funnels/{id}', { root: 'funnel', except: ['current_path', 'tag_ids'] }, { expand }),
		action(
			'getStructure',
			'Get Structure',
			'Get structure of funnel',
			'Retrieve the steps of a funnel in their order, with their pages and the branches of splits',
			'GET /funnels/{id}/structure',
			{ simplify: false },
		),
		action(
			'getStats',
			'Get Stats',
			'Get stats of funnel',
			'Retrieve views and sales of a funnel in a time range',
			'GET /funnels/{funnel_id}/stats',
			{ options: statsTimes, expand: ['steps'], simplify: false },
		),
	],
});
