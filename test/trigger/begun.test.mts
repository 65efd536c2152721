import type { INodeExecutionData } from 'n8n-workflow';

import { hasJustBegun, type Begun } from '../../nodes/ClickFunnels/trigger/begun';
import { eventOf } from '../../nodes/ClickFunnels/trigger/event';
import { nodeOf } from '../support/nodes.mts';
import { pass, useOwnClock } from '../support/clock.mts';
import { anotherProcess } from './another-process.mts';

useOwnClock();

const SECOND = 1_000;

const node = nodeOf('ClickFunnels Trigger', 'clickFunnelsTrigger', {});

/** n8n's table, which keeps what it is given and tells what of it was there before. */
function tableOfProcessed() {
	const table = new Set<unknown>();
	return async (items: unknown[]) => {
		const processed = items.filter((item) => table.has(item));
		for (const item of items) table.add(item);
		return { new: [], processed } as never;
	};
}

/** A table that two workers write as a whole: what the other has written since it was read is wiped out. */
function tableWrittenAsWhole() {
	let table = new Set<unknown>();
	return async (items: unknown[]) => {
		const read = new Set(table);
		await Promise.resolve();
		table = new Set([...read, ...items]);
		return { new: [], processed: items.filter((item) => read.has(item)) } as never;
	};
}

/** Runs of one worker that shares a table with others. */
function runs(checkProcessedAndRecord = tableOfProcessed()) {
	const begun: Begun[] = [];
	return async (execution: string, id = 'a') =>
		await hasJustBegun(
			{ getExecutionId: () => execution, getNode: () => node, helpers: { checkProcessedAndRecord } },
			eventOf({ body: {}, id, type: 'contact.created' }),
			begun,
		);
}

test('of two runs with one event, the second is told that another has begun, and others are not', async () => {
	const ask = runs();
	expect(await ask('1')).toBe(false);
	expect(await ask('2')).toBe(true);
	expect(await ask('3', 'b')).toBe(false);
});

test('a run that begins in the next minute is told, too', async () => {
	const ask = runs();
	await pass(59 * SECOND - (Date.now() % (60 * SECOND)) + 60 * SECOND);
	expect(await ask('1')).toBe(false);
	await pass(2 * SECOND);
	expect(await ask('2')).toBe(true);
});

test('what is started again minutes later, as after a crash, begins', async () => {
	const ask = runs();
	expect(await ask('1')).toBe(false);
	await pass(130 * SECOND);
	expect(await ask('2')).toBe(false);
});

test('a run that another worker begins again, as its own has died, begins', async () => {
	const ask = runs();
	expect(await ask('1')).toBe(false);
	expect(await ask('1')).toBe(false);
});

test('what another worker has wiped out, as it wrote at the same time, is written again with the next run', async () => {
	const table = tableWrittenAsWhole();
	const [one, other] = [runs(table), runs(table)];
	await Promise.all([one('1', 'a'), other('2', 'b')]);
	await one('3', 'c');
	await other('4', 'd');
	expect([await other('5', 'a'), await one('6', 'b')]).toEqual([true, true]);
});

test('where the table is out of reach, every run begins', async () => {
	const ask = runs(async () => await Promise.reject(new Error('The database is away')));
	expect([await ask('1'), await ask('2')]).toEqual([false, false]);
});

describe('execute', () => {
	const json = { event_id: 'a', event_type: 'contact.created', data: {} };

	/** The node in a worker; gives what a run passes on. */
	async function worker(checkProcessedAndRecord: ReturnType<typeof tableOfProcessed>) {
		const { execute } = await anotherProcess();
		return async (execution: string, options = {}) => {
			const context = {
				getMode: () => 'webhook',
				getNode: () => node,
				getWorkflow: () => ({ id: 'workflow' }),
				getWorkflowStaticData: () => ({}),
				getExecutionId: () => execution,
				getInputData: () => [{ json }],
				getNodeParameter: () => options,
				helpers: { checkProcessedAndRecord },
			};
			const [items] = (await execute!.call(context as never)) as INodeExecutionData[][];
			return items.length;
		};
	}

	test('passes an event on once, of two workers that begin with it shortly after one another', async () => {
		const table = tableOfProcessed();
		const [one, other] = [await worker(table), await worker(table)];
		expect([await one('1'), await other('2')]).toEqual([1, 0]);
	});

	test('passes it on each time where repeated deliveries are wanted', async () => {
		const table = tableOfProcessed();
		const [one, other] = [await worker(table), await worker(table)];
		const options = { ignoreRepeated: false };
		expect([await one('1', options), await other('2', options)]).toEqual([1, 1]);
	});
});
