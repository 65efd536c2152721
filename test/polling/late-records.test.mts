import { lateRows, type Members } from '../../nodes/ClickFunnels/polling/late';
import { useOwnClock } from '../support/clock.mts';
import { byId } from '../support/engine.mts';
import { PollingWorkflow } from '../support/polling.mts';
import { LivingList, type Living } from './living-list.mts';

useOwnClock();

let list: LivingList;
beforeAll(async () => {
	list = await LivingList.start();
});
afterAll(async () => await list.close());

const NOON = Date.UTC(2026, 0, 1, 12);

/** A contact that was made at a minute after noon. */
const made = (id: number, minute: number, more: Partial<Living> = {}): Living => {
	const time = NOON + minute * 60_000;
	return { id, created: time, updated: time, ...more };
};

const identify = (id: number, minute: number) => {
	const visitor = list.rows.find((row) => row.id === id);
	Object.assign(visitor!, { isAnonymous: false, updated: NOON + minute * 60_000 });
};

async function activated(rows: Living[]) {
	list.clear();
	list.rows = rows;
	const workflow = new PollingWorkflow({ gatewayUrl: list.url, parameters: { workspaceId: byId(7) } });
	await workflow.activate();
	return { poll: async () => (await workflow.poll()).map(({ id }) => id), workflow };
}

test('a visitor who leaves an address an hour later is a new contact, though others were made after it', async () => {
	const { poll } = await activated([made(1, 0)]);
	list.rows.push(made(2, 1, { isAnonymous: true }), made(3, 10), made(4, 30));
	expect(await poll()).toEqual([3, 4]);
	identify(2, 61);
	expect(await poll()).toEqual([2]);
	identify(2, 70);
	expect(await poll()).toEqual([]);
});

test('so is one who was a visitor before the workflow was activated', async () => {
	const visitor = made(2, 1, { isAnonymous: true });
	const { poll, workflow } = await activated([made(1, 0), visitor, made(3, 10), made(4, 30)]);
	identify(2, 61);
	list.rows.push(made(5, 62));
	expect(await poll()).toEqual([5, 2]);
	await workflow.restart();
	expect(workflow.runs).toHaveLength(1);
});

test('a contact that is only changed is not new, however old it is', async () => {
	const { poll } = await activated(Array.from({ length: 300 }, (_, index) => made(index + 1, index)));
	for (const row of list.rows) row.updated = NOON + 400 * 60_000 + row.id;
	expect(await poll()).toEqual([]);
});

test('together with those that are left for the next poll, none comes twice', async () => {
	const { workflow } = await activated([made(1, 0)]);
	workflow.settings.parameters = { workspaceId: byId(7), options: { mostPerPoll: 3 } };
	list.rows.push(made(2, 1, { isAnonymous: true }), ...[3, 4, 5, 6, 7].map((id) => made(id, id * 10)));
	await workflow.restart();
	identify(2, 80);
	const polls = [await workflow.poll(), await workflow.poll(), await workflow.poll()];
	const ids = [workflow.runs[0], ...polls].map((items) => items.map(({ id }) => id));
	expect(ids).toEqual([[3, 4, 5], [6, 7, 2], [], []]);
});

test('one that shows up between the two looks of a poll comes once', async () => {
	const { poll } = await activated([made(1, 0)]);
	const hidden = made(2, 30, { isHidden: true });
	list.rows.push(hidden, made(3, 30));
	list.countAnew();
	list.beforePage = (nth) => {
		if (nth === 1) hidden.isHidden = false;
		return undefined;
	};
	expect(await poll()).toEqual([3, 2]);
	expect(await poll()).toEqual([]);
});

test('the newest 2,000 are kept by name; what comes in below them is not known for new', async () => {
	const members: Members = {
		ids: Array.from({ length: 2_000 }, (_, index) => index + 1),
		byChange: { seen: {} },
	};
	async function* pages() {
		yield [1, 2, 0].map((id) => ({ id, updated_at: '2026-01-01T12:00:00Z' }));
	}
	const looked = { rows: [], known: { floor: [2_001, 2_001] as [number, number], seen: {} }, dealt: [2_001] };
	const found = await lateRows(pages(), members, { looked, isWanted: () => true, most: 5 });
	// 0 comes in below all that is known, and 1 is let go.
	expect(found.rows.map(({ id }) => id)).toEqual([0]);
	expect([found.members.ids.length, found.members.ids[0], found.members.low]).toEqual([2_000, 2_001, 1]);
});
