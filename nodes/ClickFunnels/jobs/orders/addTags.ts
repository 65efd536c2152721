import type { Id, Row } from '../../table/api';
import { boolean } from '../../table/field';
import { job } from '../../table/job';
import { ORDER, sameOrder, WHICH } from '../steps/order';
import { CHOSEN_ORDER_TAGS, CREATE_ORDER_TAG, OF_ORDERS, ORDER_TAGS, WITH_TAGS } from '../steps/orderTags';
import { unlessThere } from '../steps/refusal';
import { eachOnce, nameOf, tagIdIn } from '../steps/tags';

const ADD_TAG = 'POST /orders/{order_id}/applied_tags';

export const addTags = job({
	value: 'addTags',
	name: 'Add Tags',
	action: 'Add tags to order',
	description:
		'Put tags on an order by their names. It keeps its other tags; those that it has are left alone.',
	needs: { ...WHICH, tags: CHOSEN_ORDER_TAGS },
	takes: {
		create_missing_tags: boolean(
			'Create Missing Tags',
			'Whether to make tags that the workspace does not have yet',
			{ initial: true },
		),
	},
	calls: [ORDER, ORDER_TAGS, CREATE_ORDER_TAG, ADD_TAG],
	gives: ORDER,
	simplify: WITH_TAGS,
	outcome: { key: 'tag_result', values: ['added', 'already_there'], details: 'tag_results' },
	alone: sameOrder,
	run: async (api, { id, tags, create_missing_tags: mayCreate = true }) => {
		const order = await api.call(ORDER, { id });
		const workspace_id = order.workspace_id as Id;
		const carried = new Set(((order.tag_ids ?? []) as Id[]).map(String));
		const details: Row[] = [];
		const missing: Array<{ id: Id; detail: Row }> = [];
		// All are looked up before the first is put on: a name that does not exist changes nothing.
		for (const tag of eachOnce(tags)) {
			const tag_id = await tagIdIn(api, OF_ORDERS, { workspace_id, tag, mayCreate });
			const isThere = carried.has(String(tag_id));
			const detail: Row = { tag: nameOf(tag), result: isThere ? 'already_there' : 'added' };
			if (!isThere) missing.push({ id: tag_id, detail });
			carried.add(String(tag_id));
			details.push(detail);
		}
		if (missing.length === 0) return { row: order, outcome: 'already_there', details };
		for (const { id: tag_id, detail } of missing) {
			// Somebody else may have put it on meanwhile.
			const added = await unlessThere(async () => await api.call(ADD_TAG, { order_id: order.id, tag_id }));
			if (!added) detail.result = 'already_there';
		}
		return { row: await api.call(ORDER, { id: order.id }), outcome: 'added', details };
	},
});
