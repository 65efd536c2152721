import * as kinds from '../../kinds';
import { list, number, options, reference } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { funnelStep } from './fields';

export const funnelSplitTest = resource({
	kind: kinds.funnelSplitTest,
	description: 'A step of a funnel that spreads its visitors over two pages',
	fields: {
		variants: list('Variants', {
			entry: 'Variant',
			byPlace: true,
			fields: {
				page_id: reference('Page', kinds.page),
				weight: number('Weight', {
					min: 0,
					mayBeEmpty: true,
					placeholder: 'e.g. 50',
					description:
						'Percent of the visitors, 100 in sum. Left empty in both: equal shares, or those that are there.',
				}),
			},
			description:
				'The first page is in the funnel already, the second one in no funnel. An update takes both variants, and only pages that are to be swapped in.',
		}),
		show_page_step_id: funnelStep(
			'Place After Step',
			'Without one the split is the first step of the funnel',
		),
	},
	operations: [
		getMany({}),
		get('GET /funnels/{funnel_id}/split_test_steps/{id}'),
		create(
			'POST /funnels/{funnel_id}/split_test_steps',
			{ root: 'split_test_step', required: ['variants'] },
			{ description: 'Create a split test around a page of a funnel, with a second page to compare it with' },
		),
		update(
			'PATCH /funnels/{funnel_id}/split_test_steps/{id}',
			{
				root: 'split_test_step',
				required: ['variants'],
				except: ['show_page_step_id'],
			},
			{ description: 'Change the weights of a split test, or swap its pages' },
		),
		remove('DELETE /funnels/{funnel_id}/split_test_steps/{id}', {
			description: 'Delete a split test. The pages of a variant that is kept move up into the funnel.',
			options: {
				branch: options('Variant to Delete', ['left', 'right', 'both'], {
					names: { left: 'First', right: 'Second' },
					initial: 'both',
					withoutIt: 'both',
					description: 'Pages of this variant leave the funnel. Without one: both.',
				}),
			},
		}),
	],
});
