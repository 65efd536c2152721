import * as kinds from '../../kinds';
import { boolean, clearable, reference, references, text, word } from '../../table/field';
import { action, create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { code, idFilter } from '../shared';
import { statsTimes } from './fields';

const expand = ['head_code', 'footer_code'];

export const funnel = resource({
	kind: kinds.funnel,
	description: 'Pages in steps that lead visitors to a goal',
	fields: {
		name: text('Name'),
		current_path: word('Path', {
			placeholder: 'e.g. /spring-sale',
			description: 'Without one it is made from the name',
		}),
		live_mode: boolean('Live Mode', 'Whether payments are real rather than tests'),
		...clearable({ domain_id: reference('Domain', kinds.domain) }),
		tag_ids: references('Tag', kinds.funnelTag, { description: 'Can be set on creation only' }),
		...code('head_code', 'Head Code', 'HTML for the head of every page of the funnel'),
		...code('footer_code', 'Footer Code', 'HTML for the end of every page of the funnel'),
	},
	simplify: `id public_id name current_path live_mode archived domain_id tags=tags.name created_at
		updated_at`,
	operations: [
		getMany({ filters: idFilter, expand }),
		get('GET /funnels/{id}', { expand }),
		create(
			'POST /workspaces/{workspace_id}/funnels',
			{ root: 'funnel', required: ['name'] },
			{ description: 'Create a funnel without pages. Pages are put into it with Page: Create.' },
		),
		update('PUT /funnels/{id}', { root: 'funnel', except: ['current_path', 'tag_ids'] }, { expand }),
		action('GET /funnels/{id}/structure', {
			hasId: false,
			value: 'getStructure',
			name: 'Get Structure',
			action: 'Get structure of funnel',
			description:
				'Retrieve the steps of a funnel in their order, with their pages and the branches of splits',
			simplify: false,
		}),
		action('GET /funnels/{funnel_id}/stats', {
			hasId: false,
			value: 'getStats',
			name: 'Get Stats',
			action: 'Get stats of funnel',
			description: 'Retrieve views and sales of a funnel in a time range',
			options: statsTimes,
			expand: ['steps'],
			simplify: false,
		}),
	],
});
