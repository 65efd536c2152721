import type { Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { past } from './time.mts';

// Every workspace has a pipeline called Default (ClickFunnels behaviour: sales).
const pipelines: [name: string, stages: [name: string, closeProbability: number][]][] = [
	[
		'Default',
		[
			['New', 20],
			['In talks', 50],
			['Won', 100],
		],
	],
	[
		'Corporate',
		[
			['Lead', 10],
			['Offer sent', 40],
			['Signed', 100],
		],
	],
];
const opportunities = ['Coaching for a team', 'Corporate workshop', 'Speaking engagement'];
const notes = ['Called, will call again next week.', 'Asked for an offer in writing.'];

function seedStages(world: World, scope: Scope, pipeline: Row, stages: (typeof pipelines)[number][1]): Row[] {
	return stages.map(([name, close_probability], sort_order) =>
		world.put('Sales::Pipelines::Stage', { ...scope, pipeline_id: pipeline.id }, past(world.random, 200), {
			name,
			close_probability,
			sort_order,
		}),
	);
}

/** Two pipelines with stages, and an opportunity with notes in each stage of the first. */
export function seedSales(world: World, scope: Scope): void {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	const [member] = world.table('Membership').list('team_id', scope.team_id);
	const [inDefault] = pipelines.map(([name, stages]) => {
		const pipeline = world.put('Sales::Pipeline', scope, past(world.random, 300), { name });
		return seedStages(world, scope, pipeline, stages);
	});
	inDefault.forEach(({ id: stageId, data }, at) => {
		const created = past(world.random, 90);
		const opportunity = world.put('Sales::Opportunity', scope, created, {
			name: opportunities[at],
			pipelines_stage_id: stageId,
			primary_contact_id: contacts[at].id,
			assignee_id: String(member.id),
			value: 500 * (at + 1),
			sort_order: 0,
			closed_at: data.close_probability === 100 ? created : null,
		});
		for (const content of notes) {
			world.put('Sales::Opportunities::Note', { ...scope, opportunity_id: opportunity.id }, created, {
				content,
				created_by_id: member.id,
			});
		}
	});
}
