import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { withMark } from '../conditions/onlyWhen';
import { healNodeData, nodeData } from '../kept/nodeData';
import type { Row } from '../table/api';
import { simplified } from '../table/simplified';
import { FIRST_MEMBERS, lateRows } from './late';
import { newestFirst } from './list';
import { askedOf, type Asked } from './settings';
import { readState, writeState, type PollState } from './state';
import { allKnown, newRows } from './walk';
import { placeBy, wantedBy } from './wanted';

/** Nodes that are looking at their lists, each by the context that n8n makes for it at its activation. */
const looking = new WeakSet<IPollFunctions>();

/**
 * What the first looks of nodes came to. With durable cursors, n8n 2 does not save it where the poll of an activation
 * gives nothing: the next poll would take for known what came in between.
 */
const firstLooks = new Map<string, PollState>();

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
		const nodeKey = [this.getWorkflow().id, this.getNode().name, asked.of].join('\n');
		const kept = readState(dataOf(this), asked.of, mayComeLate(asked));
		const state = kept ?? firstLooks.get(nodeKey) ?? (await firstState(asked));
		const { rows, next } = await lookOnce(asked, state);
		const items = toItems(asked, rows);
		if (kept) firstLooks.delete(nodeKey);
		else firstLooks.set(nodeKey, next);
		writeState(dataOf(this), next);
		return items.length > 0 ? [items] : null;
	} finally {
		looking.delete(this);
	}
}

/**
 * The node's part of the workflow's static data; what stands in its place is thrown away.
 * @throws NodeOperationError where this n8n does not let it be put right
 */
function dataOf(context: IPollFunctions): IDataObject {
	healNodeData(context);
	const data = nodeData(context);
	if (data) return data;
	throw new NodeOperationError(
		context.getNode(),
		'What n8n keeps of this node is damaged: give the node another name, so that it begins anew',
	);
}

/** What is new, the oldest first, and what is to be kept once it is given. */
async function lookOnce(asked: Asked, state: PollState): Promise<{ rows: Row[]; next: PollState }> {
	const { triggerOn, most } = asked;
	const looked = await newRows(pagesOf(asked), state.known, {
		placeOf: placeBy(triggerOn),
		isWanted: wantedBy(asked, state.since),
		most,
	});
	const { rows, known } = looked;
	if (!state.members) return { rows, next: { ...state, known } };
	const late = await lateRows(pagesOf(asked, 'updated_at'), state.members, {
		looked,
		isWanted: (row) => asked.verdictOf(row).refused === undefined,
		most: most - rows.length,
	});
	return {
		rows: [...rows, ...late.rows],
		next: { ...state, known: late.known, members: late.members },
	};
}

/** Whether new records may come into the list long after they were made. */
function mayComeLate({ triggerOn, record }: Asked): boolean {
	return triggerOn === 'created' && record.comesLate;
}

/** What counts as known before the first look. */
async function firstState(asked: Asked): Promise<PollState> {
	const { of, start, triggerOn } = asked;
	const isLate = mayComeLate(asked);
	if (triggerOn !== 'created') {
		if (start === 'all') return { of, known: { seen: {} } };
		if (start !== 'now') return { of, known: { floor: [start, 0], seen: {} } };
		return { of, known: await allKnown(pagesOf(asked), placeBy(triggerOn)) };
	}
	const known =
		start === 'now'
			? await allKnown(pagesOf(asked), placeBy(triggerOn), isLate ? FIRST_MEMBERS : 0)
			: { seen: {} };
	// By ID nothing tells where a date begins: records that were brought in later may be older.
	const since = start === 'now' || start === 'all' ? undefined : { since: start };
	if (!isLate) return { of, known, ...since };
	const byChange = await allKnown(pagesOf(asked, 'updated_at'), placeBy('changed'));
	return { of, known, ...since, members: { ids: [], low: known.floor?.[0], byChange } };
}

/** How far a test run looks for a record to show. */
const LOOKED_AT = 100;

/**
 * For a test run: the newest record that would start the workflow, whether it did already or not.
 * @throws NodeOperationError where there is none
 */
async function latest(asked: Asked): Promise<INodeExecutionData[]> {
	const isWanted = wantedBy(asked);
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
		description: `Create or change one in ClickFunnels, then fetch a test event again. Trigger On and Only When say which ones count.`,
	});
}

function pagesOf(
	{ context, record: { line }, path, triggerOn }: Asked,
	sort: 'id' | 'updated_at' = triggerOn === 'created' ? 'id' : 'updated_at',
): AsyncGenerator<Row[]> {
	return newestFirst({ context, line, path, sort });
}

/** The rows as items; simplified ones tell when they were made and changed, too. */
function toItems({ record: { line }, isRaw, verdictOf }: Asked, rows: Row[]): INodeExecutionData[] {
	return rows.map((row) => {
		const { created_at, updated_at } = row;
		const json = isRaw ? row : { ...simplified(line, row), created_at, updated_at };
		return { json: withMark(json, verdictOf(row)) };
	});
}
