import { isCalled, type Id, type Row } from '../../table/api';
import { everyRow } from '../../table/called';
import { job } from '../../table/job';
import { ORDER, sameOrder, WHICH } from '../steps/order';
import { CHOSEN_ORDER_TAGS, ORDER_TAGS, WITH_TAGS } from '../steps/orderTags';
import { eachOnce, isTag, nameOf } from '../steps/tags';

const APPLIED = 'GET /orders/{order_id}/applied_tags';
const REMOVE = 'DELETE /orders/applied_tags/{id}';

export const removeTags = job({
	value: 'removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from order',
	description:
		'Take tags off an order by their names. It keeps its other tags. A tag that it does not have is no matter; the result says so.',
	needs: { ...WHICH, tags: CHOSEN_ORDER_TAGS },
	calls: [ORDER, ORDER_TAGS, APPLIED, REMOVE],
	gives: ORDER,
	simplify: WITH_TAGS,
	outcome: { key: 'tag_result', values: ['removed', 'not_there'], details: 'tag_results' },
	alone: sameOrder,
	run: async (api, { id, tags }) => {
		const order = await api.call(ORDER, { id });
		const carried = (order.tag_ids ?? []) as Id[];
		const unwanted = eachOnce(tags);
		// An order shows its tags by their IDs alone.
		const within = { workspace_id: order.workspace_id };
		const isNamed = carried.length > 0 && unwanted.some(isCalled);
		const known = isNamed ? await everyRow(api, { list: ORDER_TAGS, within }) : [];
		const goes = new Set<string>();
		const details = unwanted.map((chosen): Row => {
			const tag = carried
				.map((tag_id) => known.find((one) => String(one.id) === String(tag_id)) ?? { id: tag_id })
				.find((one) => isTag(one, chosen));
			if (tag) goes.add(String(tag.id));
			return { tag: nameOf(chosen, tag), result: tag ? 'removed' : 'not_there' };
		});
		// All are looked up before the first is taken off, page by page only as far as that needs.
		const found: Row[] = [];
		if (goes.size > 0) {
			for await (const applied of api.rows(APPLIED, { order_id: order.id })) {
				if (goes.has(String(applied.tag_id))) found.push(applied);
				if (found.length === goes.size) break;
			}
		}
		for (const applied of found) await api.call(REMOVE, { id: applied.id });
		const tag_ids = carried.filter((tag_id) => !goes.has(String(tag_id)));
		const outcome = found.length > 0 ? 'removed' : 'not_there';
		return { row: { ...order, tag_ids }, outcome, details };
	},
});
