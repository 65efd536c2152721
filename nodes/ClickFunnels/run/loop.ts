import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

import { onAbort } from '../gateway/abort';
import { readBatching, type Batching } from '../input/requestOptions';
import type { Kind } from '../table/kind';
import type { Line, Operation } from '../table/line';
import type { Catalog } from '../table/resource';
import { Breath } from './breath';
import { earlierTries, lastDone } from './earlierTries';
import { asRead, failedItem, problemOf } from './failed';
import { Forms, formsOf } from './forms';
import { addHint, addLongRunHint } from './hint';
import { inTurn } from './inTurn';
import { readItem, runItem, type ItemInput } from './item';
import { itemContext } from './itemContext';
import { Memory } from './memory';
import { MissingFields } from './missingFields';
import { NothingFound } from './nothingFound';
import { Progress } from './progress';

/**
 * Items under way at once, at most: enough for the highest rate and slow answers, few enough for n8n's
 * memory.
 */
const AT_ONCE = 50;

/** Items that are read before the first of them is sent, where one that can't be read stops the run. */
const BLOCK = 5_000;

/** How long a wait goes on at most once the run has stopped. */
const LONGEST_SLEEP_MS = 200;

/** An item whose input has been read. */
interface Task {
	itemIndex: number;
	input: ItemInput;
	/** What makes it wait for others, where there is something. */
	key?: string;
}

/** What every run of the node shares. */
interface Tables {
	lines: ReadonlyMap<string, Line>;
	kinds: Kind[];
}

/**
 * Every operation as n8n runs it on the items of a workflow: some items at once, so that the rest of n8n goes
 * on, and nothing more is sent after a refusal. n8n's tools take the other door, the pagination hook.
 */
export function customOperations(catalog: Catalog): NonNullable<INodeType['customOperations']> {
	const { resources, kinds, lines } = catalog;
	const tables = { kinds, lines: new Map(lines.map((line) => [line.route, line])) };
	const runOf = (operation: Operation) =>
		async function (this: IExecuteFunctions) {
			return [await new Loop(this, operation, tables).run()];
		};
	return Object.fromEntries(
		resources.map(({ value, operations }) => [
			value,
			Object.fromEntries(operations.map((operation) => [operation.value, runOf(operation)])),
		]),
	);
}

class Loop {
	private readonly items: INodeExecutionData[];

	/** What came of the items, by their index. */
	private readonly results: INodeExecutionData[][] = [];

	private readonly earlier;

	private readonly lastDone;

	private readonly progress: Progress;

	private readonly batching?: Batching;

	/** The batch that was begun last. */
	private batch = 0;

	private readonly breath = new Breath();

	private readonly memory = new Memory();

	private readonly missing = new MissingFields();

	private readonly nothing = new NothingFound();

	/** Aborted once nothing more is to be sent. */
	private readonly stop = new AbortController();

	private readonly forms = new Forms(this.stop.signal);

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly tables: Tables,
	) {
		this.items = context.getInputData();
		this.earlier = earlierTries(context);
		this.lastDone = lastDone(this.earlier);
		this.progress = new Progress(this.items.length);
		this.batching = this.readBatching();
	}

	/**
	 * @returns what came of all items, in their order
	 * @throws the error of the first item that goes wrong, unless the workflow goes on with it
	 * @throws NodeOperationError as soon as the execution is cancelled
	 */
	async run(): Promise<INodeExecutionData[]> {
		const cancel = this.context.getExecutionCancelSignal();
		// By this word n8n tells a cancelled execution from one that went wrong.
		const canceled = new NodeOperationError(this.context.getNode(), 'The execution was canceled');
		const onCancel = () => {
			this.stop.abort(canceled);
		};
		const forget = cancel && onAbort(cancel, onCancel);
		if (cancel?.aborted) onCancel();
		try {
			await inTurn({
				tasks: this.tasks(),
				keyOf: ({ key }) => key,
				work: async (task) => {
					await this.work(task);
					if (task.key !== undefined) this.forms.end();
				},
				atOnce: AT_ONCE,
				isStopped: () => this.stop.signal.aborted,
			});
		} finally {
			forget?.();
		}
		if (cancel?.aborted) throw canceled;
		const problem = this.progress.toProblem();
		if (problem) throw asRead(problem, this.context.getNode());
		addHint(this.context, this.missing.toText());
		addHint(this.context, this.nothing.toText(this.items.length));
		return this.results.flat();
	}

	/** The items in their order, read. Where one that goes wrong stops the run, whole blocks are read first. */
	private async *tasks(): AsyncGenerator<Task> {
		const size = this.context.continueOnFail() ? 1 : BLOCK;
		for (let first = 0; first < this.items.length; first += size) {
			for (const task of await this.readBlock(first, size)) {
				await this.breath.take();
				await this.waitForBatch(task.itemIndex);
				const { key, input } = task;
				if (key !== undefined) await this.forms.begin(formsOf(this.operation.parameters, input.values));
				yield task;
			}
		}
	}

	private async readBlock(first: number, size: number): Promise<Task[]> {
		const tasks: Task[] = [];
		const end = Math.min(first + size, this.items.length);
		for (let itemIndex = first; itemIndex < end; itemIndex++) {
			await this.breath.take();
			if (this.stop.signal.aborted) return [];
			const task = this.isDone(itemIndex) ? undefined : this.read(itemIndex);
			if (task) tasks.push(task);
		}
		return this.stop.signal.aborted ? [] : tasks;
	}

	/** Whether an earlier try has done an item; then what came of it comes out again. */
	private isDone(itemIndex: number): boolean {
		const before = this.earlier.get(itemIndex);
		if (!before?.isDone) return false;
		this.results[itemIndex] = before.given;
		this.progress.itemDoneEarlier();
		return true;
	}

	private read(itemIndex: number): Task | undefined {
		try {
			const input = readItem(this.contextOf(itemIndex), this.operation, this.tables.kinds);
			const key = this.operation.alone?.(input.values);
			const before = this.earlier.get(itemIndex);
			if (!before || key === undefined || (this.lastDone.get(key) ?? -1) < itemIndex) {
				return { itemIndex, input, key };
			}
			this.results[itemIndex] = before.given;
		} catch (error) {
			this.fail({ itemIndex }, error);
		}
		return undefined;
	}

	private async work(task: Task): Promise<void> {
		const { itemIndex, input, key } = task;
		const context = this.contextOf(itemIndex);
		const { lines } = this.tables;
		const { memory, missing, nothing } = this;
		const around = { context, lines, memory, missing, nothing, stop: this.stop.signal };
		try {
			const given = await runItem(this.operation, input, around);
			this.results[itemIndex] = given;
			this.earlier.set(itemIndex, { given, isDone: true, key });
			this.progress.itemDone();
		} catch (error) {
			this.fail(task, error);
			return;
		}
		if (this.progress.isFirst) await addLongRunHint(this.context, this.items.length);
	}

	private fail({ itemIndex, key }: Omit<Task, 'input'>, error: unknown): void {
		// What was given up unsent, or cancelled, has not gone wrong.
		if (error === this.stop.signal.reason || this.context.getExecutionCancelSignal()?.aborted) return;
		const context = this.contextOf(itemIndex);
		const problem = problemOf(error, context);
		if (this.context.continueOnFail()) {
			const given = [failedItem(problem, context)];
			this.results[itemIndex] = given;
			this.earlier.set(itemIndex, { given, isDone: false, key });
			return;
		}
		this.progress.itemFailed(itemIndex, problem);
		const reason = new NodeOperationError(this.context.getNode(), 'An item before has gone wrong');
		reason.context.isUnsent = true;
		this.stop.abort(reason);
	}

	/** Where its expression throws, there is none: each item says so by itself, as it reads the same options. */
	private readBatching(): Batching | undefined {
		try {
			return readBatching((name, fallback) => this.context.getNodeParameter(name, 0, fallback));
		} catch {
			return undefined;
		}
	}

	private contextOf(itemIndex: number) {
		return itemContext(this.context, this.items, itemIndex);
	}

	/** As n8n's routing engine does: between the beginnings of two batches, whatever became of the first. */
	private async waitForBatch(itemIndex: number): Promise<void> {
		const { batching } = this;
		const batch = batching ? Math.floor(itemIndex / batching.size) : 0;
		if (!batching || batch === this.batch) return;
		this.batch = batch;
		for (let left = batching.intervalMs; left > 0 && !this.stop.signal.aborted; left -= LONGEST_SLEEP_MS) {
			await sleep(Math.min(left, LONGEST_SLEEP_MS));
		}
	}
}
