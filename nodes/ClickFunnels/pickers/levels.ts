import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { readAccount } from '../gateway/account';
import { answer } from '../gateway/answer';
import { byConnection } from '../gateway/connection';
import { meant, theOnly, workspaces } from '../gateway/workspaces';
import { readChosen } from '../input/chosen';
import { isObject } from '../input/given';
import type { Called } from '../table/api';
import { sameName } from '../table/called';
import { CONNECTION, CONNECTION_NAME } from '../table/connection';
import { tellsPlace, withAncestors, type Kind } from '../table/kind';
import type { Line, Operation, PathParameter } from '../table/line';
import { idName } from '../table/names';
import type { Catalog } from '../table/resource';

/** What pickers know of the node that they belong to. */
export type Tables = Pick<Catalog, 'lines' | 'resources'>;

/** One list of a walk. */
export interface Level {
	kind: Kind;
	/** Path with the id of the record above, where it has one. */
	path: (parentId: string) => string;
	/** The kind of the record above. */
	within?: Kind;
	/** The id of the record above, where the user has chosen it in the node. */
	chosen?: string;
	query: IDataObject;
	/** Which of its records the walk is about; all by default. */
	isWanted?: (record: IDataObject) => boolean;
}

/** Who looks a list up, in which node. */
export interface LookUp {
	context: ILoadOptionsFunctions;
	tables: Tables;
}

/** Lists are by ascending id, unless they are told otherwise (ClickFunnels behaviour: lists). */
const NEWEST_FIRST = { sort_property: 'id', sort_order: 'desc' };

/** What people put in order themselves, such as the stages of a pipeline, they look for in that order. */
const AS_ARRANGED = { sort_property: 'sort_order', sort_order: 'asc' };

/** Of teams and workspaces the first ones are those that people mostly mean. */
function orderOf({ list, within, implied }: Kind, { lines }: Tables): IDataObject {
	const sort = lines.find(({ route }) => route === list)?.sort ?? [];
	if (sort.includes('sort_order')) return AS_ARRANGED;
	return within && !implied && sort.includes('id') ? NEWEST_FIRST : {};
}

/**
 * The lists to walk for a kind of record, from the outermost that is not settled by the user's choice.
 * @throws NodeOperationError when what is chosen above is no ID, or the credential's default is no workspace
 * @throws NodeApiError when it can't be read
 */
export async function levelsOf(lookUp: LookUp, kind: Kind): Promise<Level[]> {
	const { context, tables } = lookUp;
	const [, template] = (kind.list ?? '').split(' ');
	const parameter = /\{(\w+)\}/.exec(template)?.[1];
	const parent = withAncestors(kind.within).find((one) => one.parameter === parameter);
	const level: Level = {
		kind,
		within: parent,
		path: (parentId) => template.replace(/\{\w+\}/, parentId),
		query: { ...kind.listQuery, ...orderOf(kind, tables) },
	};
	if (!parent) return [level];
	const above = chosenAbove(context, parent);
	if (typeof above === 'string') return [{ ...level, chosen: above }];
	const implied = parent.implied
		? ((await placeOfChosen(lookUp, kind, parent)) ?? (await placeByDefault(context, parent)))
		: undefined;
	if (implied !== undefined) return [{ ...level, chosen: implied }];
	const outer = await levelsOf(lookUp, parent);
	return [...outer.slice(0, -1), called(outer[outer.length - 1], above), level];
}

/** A list of which only what the user named counts. */
function called(level: Level, named: Called | undefined): Level {
	const { calledBy, searchFilters = [] } = level.kind;
	if (!named || !calledBy) return level;
	const { key } = calledBy;
	const filter = searchFilters.some((one) => one === key) ? { [`filter[${key}]`]: named.called } : {};
	const isWanted = (record: IDataObject) => sameName(record[key]) === sameName(named.called);
	return { ...level, query: { ...level.query, ...filter }, isWanted };
}

/** The id of the record of a kind that the user has chosen in the node; undefined for none, or an expression. */
export function chosenId(context: ILoadOptionsFunctions, kind: Kind): string | undefined {
	const chosen = chosenAbove(context, kind);
	return typeof chosen === 'string' ? chosen : undefined;
}

/** The same, or what the user calls it. */
function chosenAbove(context: ILoadOptionsFunctions, kind: Kind): string | Called | undefined {
	const name = propertyOf(context, kind);
	return name === undefined ? undefined : chosenBy(context, name, kind);
}

/** The property of the node by which a record of a kind is chosen. */
function propertyOf(context: ILoadOptionsFunctions, { value }: Kind): string | undefined {
	return [idName(value), value].find((one) => context.getCurrentNodeParameter(one) !== undefined);
}

/** Whether an expression chooses a record, which can't be evaluated before the workflow runs. */
function isByExpression(value: unknown): boolean {
	const raw = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return typeof raw === 'string' && raw.startsWith('=');
}

function chosenBy(context: ILoadOptionsFunctions, name: string, kind: Kind): string | Called | undefined {
	return asChosen(context, context.getCurrentNodeParameter(name), kind);
}

function asChosen(context: ILoadOptionsFunctions, value: unknown, kind: Kind): string | Called | undefined {
	if (isByExpression(value)) return undefined;
	const at = {
		node: context.getNode(),
		itemIndex: 0,
		timezone: context.getTimezone(),
		label: kind.name,
	};
	return readChosen(value, { of: kind }, at);
}

/** A context that goes by the connection which the user has chosen among the options or settings of the node. */
export function byChosenConnection(context: ILoadOptionsFunctions): ILoadOptionsFunctions {
	const options = context.getCurrentNodeParameter('options');
	const among = isObject(options) ? (options as IDataObject)[CONNECTION_NAME] : undefined;
	const value = among ?? context.getCurrentNodeParameter(CONNECTION_NAME);
	const chosen = asChosen(context, value, CONNECTION.of);
	return byConnection(context, typeof chosen === 'string' ? chosen : undefined);
}

/** The operation that is chosen in the node. */
export function chosenOperation(
	context: ILoadOptionsFunctions,
	{ resources }: Pick<Tables, 'resources'>,
): Operation | undefined {
	const resource = resources.find(({ value }) => value === context.getCurrentNodeParameter('resource'));
	const chosen = context.getCurrentNodeParameter('operation');
	return resource?.operations.find(({ value }) => value === chosen);
}

/**
 * The workspace of the record that the chosen operation changes, where its record says so: what it takes is of the
 * same one. What leads to that record is not narrowed by it.
 */
async function placeOfChosen(
	{ context, tables }: LookUp,
	kind: Kind,
	parent: Kind,
): Promise<string | undefined> {
	const { parameters = [], narrowedBy } = chosenOperation(context, tables) ?? {};
	const above: Array<Pick<PathParameter, 'kind' | 'property'>> = [
		...parameters.filter(({ shared }) => !shared),
		...(narrowedBy ? [narrowedBy] : []),
	];
	if (above.some((one) => withAncestors(one.kind).includes(kind))) return undefined;
	for (const { kind: of, property } of above) {
		const line = tellsPlace(of) ? tables.lines.find((one) => shows(one, of)) : undefined;
		const id = chosenBy(context, property, of);
		if (!line || typeof id !== 'string') continue;
		const place = (await read(context, line, id))?.[parent.parameter];
		if (place !== undefined && place !== null) return String(place);
	}
	return undefined;
}

/** The credential's default workspace, as a run takes it where the node names none; an expression may name another. */
async function placeByDefault(context: ILoadOptionsFunctions, parent: Kind): Promise<string | undefined> {
	const name = propertyOf(context, parent);
	if (name !== undefined && isByExpression(context.getCurrentNodeParameter(name))) return undefined;
	const { defaultWorkspace } = readAccount(await context.getCredentials('matonApi'));
	if (defaultWorkspace === '') return undefined;
	const asking = { context, priority: 'picker' as const };
	return theOnly(await meant(await workspaces(asking), asking), asking);
}

/** Whether a route shows one record of a kind. */
function shows({ method, path, parameters }: Line, kind: Kind): boolean {
	const [parameter] = parameters;
	return method === 'GET' && path.endsWith('/{id}') && parameters.length === 1 && parameter.kind === kind;
}

async function read(
	context: ILoadOptionsFunctions,
	{ path, wrappedIn, noun }: Line,
	id: string,
): Promise<IDataObject | undefined> {
	const request = { url: path.replace('{id}', encodeURIComponent(id)), method: 'GET' as const };
	const { body } = await answer({
		context,
		request,
		about: { noun },
		priority: 'picker',
		repeatable: true,
	});
	const record = wrappedIn ? (body as IDataObject | undefined)?.[wrappedIn] : body;
	return record as IDataObject | undefined;
}
