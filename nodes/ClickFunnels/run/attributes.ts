import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { cancelOf } from '../gateway/client';
import { attributeKeys } from '../gateway/attributeKeys';
import type { Asking } from '../gateway/workspaces';
import { badInput, shown } from '../input/refusal';
import type { Api, Values } from '../table/api';
import { attributesName, ONLY_EXISTING } from '../table/attributes';
import type { Operation } from '../table/line';
import { nearestOne } from '../table/near';
import { snakeCase } from '../table/words';
import { addHint, hasHints } from './hint';
import { accountOf, knownWorkspaces } from './implied';
import { KnownKeys } from './knownKeys';
import type { Memory } from './memory';

/** Who asks. */
type Asked = Asking & { context: IExecuteSingleFunctions; memory: Memory; api: Api; itemIndex: number };

/** So many keys are named in a message. */
const NAMED = 20;

/**
 * An operation's values with custom attributes as the workspace stores their keys. One that does not exist is
 * refused where the user wants that; else the user is told that it will be created.
 *
 * To know what exists takes requests, shared by the items of a run: one as a rule, where there is a new key 12 at
 * most. So it is asked for only where it is of use: where new keys are refused, and in runs that somebody starts in
 * the editor, who then sees what is said. An active workflow pays nothing.
 * @throws NodeOperationError for a key that does not exist, and names one that is written alike
 * @throws NodeApiError where new keys are refused and contacts can't be listed
 */
export async function withStoredKeys(operation: Operation, values: Values, asked: Asked): Promise<Values> {
	const { body } = operation;
	const name = body && attributesName({ ...body.required, ...body.optional });
	const attributes = name === undefined ? undefined : values[name];
	if (name === undefined || typeof attributes !== 'object' || attributes === null) return values;
	const isStrict = values[ONLY_EXISTING.value] === true;
	const { context } = asked;
	const listener = context.getMode() === 'manual' && hasHints(context) ? context : undefined;
	if (!isStrict && !listener) return values;
	const keys = Object.keys(attributes);
	const [looked] = await Promise.allSettled([knownKeys(values, keys, asked)]);
	if (looked.status === 'rejected') {
		if (isStrict) throw looked.reason;
		// What is only to be said must not keep an item from being written.
		return values;
	}
	const known = looked.value;
	for (const key of keys.filter((one) => known.find(one) === undefined)) {
		if (isStrict || !listener) throw noSuchKey(key, known, asked);
		addHint(
			listener,
			`Custom Attributes: ${shown(storedAs(key))} is not among those found, so it will be created${didYouMean(key, known)}`,
		);
		known.add([storedAs(key)]);
	}
	const stored = Object.entries(attributes).map(([key, value]) => [known.find(key) ?? key, value] as const);
	return { ...values, [name]: Object.fromEntries(stored) };
}

/** As ClickFunnels makes a key, where that is known: of letters that are not plain it is not. */
function storedAs(key: string): string {
	return snakeCase(key) || key;
}

function didYouMean(key: string, known: KnownKeys): string {
	const near = nearestOne(storedAs(key), known.all());
	return near === undefined ? '' : `; did you mean ${shown(near)}?`;
}

function noSuchKey(key: string, known: KnownKeys, { context, itemIndex }: Asked): Error {
	const all = known.all();
	const names = all.slice(0, NAMED).map((one) => shown(one));
	const more = all.length - names.length;
	const list = [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
	return badInput(
		{ node: context.getNode(), itemIndex, label: 'Custom Attributes' },
		`${shown(key)} is not among those found${didYouMean(key, known)}`,
		`Correct the key, or turn off Only Existing Attributes to create it. Found: ${list || 'none'}.`,
	);
}

/** What is known of the workspace that is written to, once it has been looked for some keys. */
async function knownKeys(values: Values, keys: string[], asked: Asked): Promise<KnownKeys> {
	const { memory, context } = asked;
	const account = await accountOf(context);
	const workspace = await workspaceOf(values, asked);
	const known = await memory.once(
		`attributes\n${account}\n${workspace}`,
		async () => new KnownKeys(),
		cancelOf(context),
	);
	await known.learn(keys, () => attributeKeys(asked, workspace));
	return known;
}

/** The workspace of what is written: chosen, the only one, or that of the contact. */
async function workspaceOf({ workspace_id, id }: Values, asked: Asked): Promise<string> {
	if (workspace_id !== undefined) return String(workspace_id);
	const covered = await knownWorkspaces(asked);
	if (covered.length === 1) return covered[0].id;
	return String((await asked.api.call('GET /contacts/{id}', { id })).workspace_id);
}
