import * as kinds from '../../kinds';
import { list, object, options, reference, references } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { funnelStep } from './fields';

export const funnelConditionalSplit = resource({
	kind: kinds.funnelConditionalSplit,
	description: 'A step of a funnel that leads visitors on by whether they match a saved filter',
	fields: {
		condition: object('Condition', {
			fields: {
				filter_id: reference('Saved Filter', kinds.contactFilter, {
					as: 'publicId',
					description: 'By ID takes the public ID',
				}),
			},
		}),
		branches: list('Branches', {
			entry: 'Branch',
			byPlace: true,
			fields: {
				page_id: reference('First Page', kinds.page, {
					description: 'Instead of a list of pages. An update swaps it in.',
				}),
				page_ids: references('Page', kinds.page, {
					description: 'Instead of First Page, in their order. An update appends them',
				}),
			},
			description:
				'First the branch for visitors who match, then the other one; an update takes both. Pages are ones that are in no funnel.',
		}),
		show_page_step_id: funnelStep(
			'Place After Step',
			'Without one the split is the first step of the funnel',
		),
	},
	operations: [
		getMany({ expand: ['filter'] }),
		get('GET /funnels/{funnel_id}/conditional_split_steps/{id}'),
		create(
			'POST /funnels/{funnel_id}/conditional_split_steps',
			{ root: 'conditional_split_step', mayBeAbsent: true },
			{ description: 'Create a conditional split. Its condition and branches can be set later.' },
		),
		update(
			'PATCH /funnels/{funnel_id}/conditional_split_steps/{id}',
			{
				root: 'conditional_split_step',
				except: ['show_page_step_id'],
			},
			{ description: 'Change the condition of a conditional split, or the pages of its branches' },
		),
		remove('DELETE /funnels/{funnel_id}/conditional_split_steps/{id}', {
			description: 'Delete a conditional split. The pages of a branch that is kept move up into the funnel.',
			options: {
				branch: options('Branch to Delete', ['matched', 'unmatched', 'both'], {
					initial: 'both',
					withoutIt: 'both',
					description: 'Pages of this branch leave the funnel. Without one: both.',
				}),
			},
		}),
	],
});
