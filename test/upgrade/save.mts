/**
 * Saves what later versions must go on running, a workflow a node and resource, with a node for every operation in it:
 *   SAVED_AS=1.0 npx jest --testMatch '**\/test/upgrade/save.mts'
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeParameters } from 'n8n-workflow';

import { RECORDS } from '../../nodes/ClickFunnels/polling/records';
import { inside } from '../engine/cases/communities/inside.mts';
import { byId } from '../support/engine.mts';
import { choices, everyday, type Place } from '../support/fill.mts';
import { LONGEST_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { act, begin } from './act.mts';
import { entered, enteredEveryDay } from './entered.mts';
import { folderOf, savedNode, type Asked, type Saved } from './saved.mts';

const version = process.env.SAVED_AS;
if (!version) throw new Error('SAVED_AS says which version saves, such as 1.0');

const inUse = useSandbox();

/** One node of a workflow, before it is saved. */
interface Planned {
	name: string;
	enter: () => Promise<{ before?: Asked[]; parameters: INodeParameters }>;
}

async function workflowOf(type: string, about: string, planned: Planned[]): Promise<Saved> {
	const saved: Saved = { workflow: { name: `${type}: ${about}`, nodes: [], connections: {} }, did: {} };
	begin(inUse);
	for (const { name, enter } of planned) {
		const { before = [], parameters } = await enter();
		const node = savedNode(name, type, parameters);
		saved.workflow.nodes.push(node);
		saved.did[name] = { before, sent: await act(inUse, node, []) };
	}
	return saved;
}

/** One line a workflow: nobody changes it by hand. */
function write(type: string, workflows: Saved[]): void {
	mkdirSync(folderOf(version as string), { recursive: true });
	const lines = workflows.map((saved) => JSON.stringify(saved));
	writeFileSync(join(folderOf(version as string), `${type}.json`), `[\n${lines.join(',\n')}\n]\n`);
}

test.each([
	['clickFunnels', everyday.choices, enteredEveryDay],
	['clickFunnelsApi', choices, entered],
] as const)(
	'%s',
	async (type, offered, enter) => {
		const workflows: Saved[] = [];
		for (const resource of new Set(offered.map((choice) => choice.resource))) {
			const places: Place[] = offered
				.filter((choice) => choice.resource === resource)
				.map(({ operation }) => ({ resource, operation }));
			// What is deleted is not there for the others.
			const inOrder = [...places].sort((a, b) => Number(isDelete(a)) - Number(isDelete(b)));
			const planned = inOrder.map((place) => ({
				name: place.operation,
				enter: async () => await enter(inUse.company, place),
			}));
			workflows.push(await workflowOf(type, resource, planned));
		}
		write(type, workflows);
	},
	10 * LONGEST_MS,
);

const isDelete = ({ operation }: Place) => operation === 'delete';

test('clickFunnelsTrigger', async () => {
	const { company } = inUse;
	const workspaceId = byId(await company.workspaceId());
	const first = async (collection: string) => (await company.in(collection))[0].id;
	const funnel = await first('funnels');
	const every = {
		events: ['contact.created', 'one-time-order.completed'],
		moreEvents: ['contact.deleted'],
		filters: { funnel_ids: [funnel] },
		onlyWhen: {
			contact_tag_ids: [await first('contacts/tags')],
			funnel_ids: [funnel],
			changed_fields: 'first_name, custom_attributes.plan',
		},
		options: {
			catchUp: false,
			ignoreRepeated: false,
			latestEvent: true,
			onceWithin: 60,
			output: 'complete',
			signatureTolerance: 300,
			verifySignature: false,
		},
	};
	const order = {
		amount_at_least: 10,
		live_mode: false,
		order_tag_ids: [await first('orders/tags')],
		order_type: 'subscription-order',
		page_ids: [await first('pages')],
		product_ids: [await first('products')],
	};
	const [pipeline] = await company.in('sales/pipelines');
	const stages = await company.ids(`/sales/pipelines/${pipeline.id}/stages`);
	const planned: Array<[string, object]> = [
		['one event', { events: ['contact.created'] }],
		['every field', every],
		['orders', { events: ['order.completed'], onlyWhen: order, options: { output: 'record' } }],
		[
			'enrollments',
			{ events: ['courses/enrollment.created'], onlyWhen: { course_ids: [await first('courses')] } },
		],
		['submissions', { events: ['form_submission.created'], onlyWhen: { form_ids: [await first('forms')] } }],
		[
			'opportunities',
			{ events: ['sales/opportunity.moved_stage'], onlyWhen: { pipelines_stage_ids: [stages[0]] } },
		],
	];
	const nodes = planned.map(([name, more]) => ({
		name,
		enter: async () => ({ parameters: { workspaceId, ...more } }),
	}));
	write('clickFunnelsTrigger', [await workflowOf('clickFunnelsTrigger', 'events', nodes)]);
});

test('clickFunnelsPollingTrigger', async () => {
	const { company } = inUse;
	const workspaceId = byId(await company.workspaceId());
	const { community, space } = await inside(company);
	const first = async (collection: string) => byId((await company.in(collection))[0].id);
	const within = {
		communityId: byId(community.id),
		communitySpaceId: byId(space.id),
		courseId: await first('courses'),
		formId: await first('forms'),
		workflowId: await first('workflows'),
	};
	const nodes = RECORDS.map(({ value: record }) => ({
		name: record,
		enter: async () => ({
			// n8n leaves out what is not shown for the record.
			parameters: {
				...{ workspaceId, ...within, record, triggerOn: 'either', startFrom: 'date' },
				...{ startDate: '2026-01-01T00:00:00Z', output: 'raw', options: { mostPerPoll: 20 } },
			},
		}),
	}));
	write('clickFunnelsPollingTrigger', [await workflowOf('clickFunnelsPollingTrigger', 'records', nodes)]);
});
