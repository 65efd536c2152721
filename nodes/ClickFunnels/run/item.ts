import type {
	IBinaryKeyData,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import { readAccount } from '../gateway/account';
import { waitFor } from '../gateway/client';
import { byConnection } from '../gateway/connection';
import type { Retries } from '../gateway/retryPolicy';
import type { Read } from '../input/context';
import { readRequestOptions } from '../input/requestOptions';
import { readConnection, readLimit, readPreview, readRetries, readShown } from '../input/settings';
import { readValues } from '../input/values';
import type { Values } from '../table/api';
import type { Kind } from '../table/kind';
import { isLine, type Line, type Operation } from '../table/line';
import type { Shown } from '../table/output';
import { BATCH_CURSOR_NAME } from '../table/walks';
import { alone } from './alone';
import { apiFor } from './api';
import { withStoredKeys } from './attributes';
import { problemOf, withChanges } from './failed';
import { withFound } from './found';
import { withImplied } from './implied';
import { asShown } from './items';
import { Preview } from './preview';
import { forModel, isTool, oneMore } from './forModel';
import type { Memory } from './memory';
import type { MissingFields } from './missingFields';
import type { NothingFound } from './nothingFound';

/** What the user set for an item: all that its operation needs to know. */
export interface ItemInput {
	values: Values;
	/** Rows wanted at most, where the operation is a list; undefined for all. */
	limit?: number;
	/** How much of a record comes out. */
	shown: Shown;
	retries: Partial<Retries>;
	/** Whether the requests are to come out in place of being sent. */
	isPreview: boolean;
	/** The connection of Maton to go by, where it is not the credential's. */
	connection?: string;
	requestOptions: Partial<IHttpRequestOptions>;
}

/**
 * Reads an item's input.
 * @throws NodeOperationError that names the parameter that is missing or can't be sent
 */
export function readItem(context: IExecuteSingleFunctions, operation: Operation, kinds: Kind[]): ItemInput {
	const read: Read = (name, fallback = null) => context.getNodeParameter(name, fallback);
	const input = {
		node: context.getNode(),
		itemIndex: context.getItemIndex(),
		timezone: context.getTimezone(),
		kinds,
	};
	return {
		values: readValues(operation, read, input),
		limit: operation.output === 'list' ? readLimit(operation, read, input) : undefined,
		shown: readShown(operation, read, input),
		retries: readRetries(read, input),
		connection: readConnection(read, input),
		isPreview: readPreview(read, input),
		requestOptions: readRequestOptions(read, input),
	};
}

/** What an item is run with beside its input. */
interface Surroundings {
	context: IExecuteSingleFunctions;
	/** Every line of the tables, by its route. */
	lines: ReadonlyMap<string, Line>;
	/** What the items of the run have found out. */
	memory: Memory;
	/** Is told of fields that a user chose and no record has. */
	missing: MissingFields;
	/** Is told of what is not there, where n8n can show it. */
	nothing?: NothingFound;
	/** Once aborted, nothing more is sent. */
	stop?: AbortSignal;
}

/**
 * Does an operation for an item whose input has been read.
 * @returns an item for each row, paired with the one that asked
 * @throws NodeApiError that says what happened, what to do, and what was changed before
 */
export async function runItem(
	operation: Operation,
	input: ItemInput,
	{ context: own, ...around }: Surroundings,
): Promise<INodeExecutionData[]> {
	const context = byConnection(own, input.connection);
	const work = async () => await run(operation, input, { context, ...around });
	const key = input.isPreview ? undefined : await keyOf(operation, input, { context, ...around });
	if (key === undefined) return await work();
	return await alone(key, async (before) => await waitFor(context, before, around.stop), work);
}

/** What an item changes, the same text whoever does it: two runs may have the workspace from different places. */
async function keyOf(
	operation: Operation,
	{ values, retries, requestOptions }: ItemInput,
	{ context, ...around }: Surroundings,
): Promise<string | undefined> {
	if (operation.alone?.(values) === undefined) return undefined;
	const asking = { context, ...around, requestOptions, retries, priority: 'bulk' as const };
	const whole = await withImplied(operation, values, { ...asking, itemIndex: context.getItemIndex() });
	const { gateway, apiKey, connectionId } = readAccount(await context.getCredentials('matonApi'));
	const account = [gateway, apiKey, connectionId];
	return [...account, operation.noun, operation.value, operation.alone(whole)].join('\n');
}

async function run(
	operation: Operation,
	{ values, limit, shown, retries, isPreview, requestOptions }: ItemInput,
	{ context, missing, nothing, ...around }: Surroundings,
): Promise<INodeExecutionData[]> {
	const changes: string[] = [];
	const files: IBinaryKeyData = {};
	const itemIndex = context.getItemIndex();
	const asked = { context, ...around, requestOptions, retries };
	try {
		const bound = { ...asked, changes, files, asking: { operation, values } };
		const reading = apiFor(bound);
		const preview = isPreview ? new Preview(reading, { ...bound, writes: operation.writes }) : undefined;
		const api = preview?.api ?? reading;
		const asking = { ...asked, itemIndex, priority: 'bulk' as const };
		const whole = await withImplied(operation, values, asking);
		const found = await withFound(operation, whole, bound);
		const ready = await withStoredKeys(operation, found, { ...asking, api });
		const readsAlone = operation.writes === false && !isLine(operation);
		const given = preview && readsAlone ? [] : operation.run(api, ready);
		const isForModel = isTool(context.getNode());
		// One more than a part has would begin the next one.
		const isPart = values[BATCH_CURSOR_NAME] !== undefined;
		const most = isForModel && !isPart ? oneMore(limit) : limit;
		const rows = 'all' in given ? await given.all(most) : [(await given) ?? []].flat();
		const shape = { shown, missing };
		const records = preview
			? await preview.rows()
			: asShown(operation.givesAs?.(found) ?? operation, rows, shape);
		if (!preview) await nothing?.look(context, { operation, values, rows });
		const told = isForModel
			? forModel(operation, records, { shown, limit, remark: missing.toText() })
			: records;
		const binary = Object.keys(files).length > 0 && { binary: files };
		return told.map((json) => ({ json, ...binary, pairedItem: { item: itemIndex } }));
	} catch (error) {
		const problem = problemOf(error, context);
		if (changes.length === 0) throw problem;
		// A new one: items that waited for the same thing have been given this one, too.
		throw withChanges(problem, changes, context);
	}
}
