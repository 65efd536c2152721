import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isObject } from '../input/given';
import type { Row } from '../table/api';
import { simplified } from '../table/simplified';
import { newestFirst } from './list';
import { askedOf, type Asked } from './settings';
import { readState, writeState, type PollState } from './state';
import { allKnown, newRows } from './walk';
import { placeBy, wantedBy } from './wanted';

/** Nodes that are looking at their lists, each by the context that n8n makes for it at its activation. */
const looking = new WeakSet<IPollFunctions>();

/**
 * n8n's `poll` of the polling trigger: gives what is new since the poll before as one run, or null where nothing is.
 * What is known is written at the very end: a poll that goes wrong has moved nothing, and the next one finds the same.
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const asked = await askedOf(this);
	if (this.getMode() === 'manual') return [await latest(asked)];
	// n8n does not wait for a long poll before it begins the next one, which would give the same rows.
	if (looking.has(this)) return null;
	looking.add(this);
	try {
		const state = readState(dataOf(this), asked.of) ?? (await firstState(asked));
		const found = await newRows(pagesOf(asked), state.known, {
			placeOf: placeBy(asked.triggerOn),
			isWanted: wantedBy(asked.triggerOn, state.since),
			most: asked.most,
		});
		const items = toItems(asked, found.rows);
		writeState(dataOf(this), { ...state, known: found.known });
		return items.length > 0 ? [items] : null;
	} finally {
		looking.delete(this);
	}
}

/**
 * The node's part of the workflow's static data.
 * @throws NodeOperationError where something else stands in its place, which no node can put right
 */
function dataOf(context: IPollFunctions): IDataObject {
	const data: unknown = context.getWorkflowStaticData('node');
	if (isObject(data)) return data as IDataObject;
	throw new NodeOperationError(
		context.getNode(),
		'What n8n keeps of this node is damaged: give the node another name, so that it begins anew',
	);
}

/** What counts as known before the first look. */
async function firstState(asked: Asked): Promise<PollState> {
	const { of, start, triggerOn } = asked;
	if (start === 'now') return { of, known: await allKnown(pagesOf(asked), placeBy(triggerOn)) };
	if (start === 'all') return { of, known: { seen: {} } };
	// By ID nothing tells where a date begins: records that were brought in later may be older.
	if (triggerOn === 'created') return { of, since: start, known: { seen: {} } };
	return { of, known: { floor: [start, 0], seen: {} } };
}

/** How far a test run looks for a record to show. */
const LOOKED_AT = 100;

/**
 * For a test run: the newest record that would start the workflow, whether it did already or not.
 * @throws NodeOperationError where there is none
 */
async function latest(asked: Asked): Promise<INodeExecutionData[]> {
	const isWanted = wantedBy(asked.triggerOn);
	let count = 0;
	for await (const rows of pagesOf(asked)) {
		const row = rows.find((one) => isWanted(one, false));
		if (row) return toItems(asked, [row]);
		count += rows.length;
		if (count >= LOOKED_AT) break;
	}
	const { context, record } = asked;
	const what = record.name.toLowerCase();
	throw new NodeOperationError(context.getNode(), `No data with the current filter could be found: ${what}`, {
		description: `Create or change one in ClickFunnels, then fetch a test event again. Trigger On says which ones count.`,
	});
}

function pagesOf({ context, record: { line }, path, triggerOn }: Asked): AsyncGenerator<Row[]> {
	return newestFirst({ context, line, path, sort: triggerOn === 'created' ? 'id' : 'updated_at' });
}

/** The rows as items; simplified ones tell when they were made and changed, too. */
function toItems({ record: { line }, isRaw }: Asked, rows: Row[]): INodeExecutionData[] {
	return rows.map((row) => {
		if (isRaw) return { json: row };
		const { created_at, updated_at } = row;
		return { json: { ...simplified(line, row), created_at, updated_at } };
	});
}
