import { shortened } from '../gateway/answerText';
import { isCalled, type Api, type Called, type Id, type Row, type Values } from '../table/api';
import { recordsCalled } from '../table/called';
import type { IdType } from '../table/field';
import type { CalledBy, Kind } from '../table/kind';
import type { Operation } from '../table/line';
import { idLabel } from '../table/names';
import { apiFor, type Bound } from './api';
import { knownWorkspaces } from './implied';

/** A record that an operation is about or refers to, by the name of its value. */
interface Needed {
	name: string;
	kind: Kind;
	as?: IdType;
}

/**
 * An operation's values with the ids of the records that the user chose by what people call them, unless the
 * operation looks for them itself.
 * @throws NodeApiError when they can't be looked for
 * @throws NodeOperationError that names the parameter where there is none, or are several
 */
export async function withFound(operation: Operation, values: Values, bound: Bound): Promise<Values> {
	const found = { ...values };
	// Those of a path stand behind what they are within.
	for (const { name, kind, as } of neededBy(operation)) {
		const chosen = values[name];
		if (isCalled(chosen)) found[name] = bodyIdOf(await idOf(kind, chosen, { values: found, bound }), as);
	}
	return found;
}

function neededBy({ parameters, body, filters }: Operation): Needed[] {
	const inPath = parameters.filter(({ asChosen }) => !asChosen);
	const others = { ...body?.required, ...body?.optional, ...filters?.fields };
	const elsewhere = Object.entries(others).flatMap(([name, field]): Needed[] =>
		field.type === 'reference' && !field.asChosen ? [{ name, kind: field.of, as: field.as }] : [],
	);
	return [...inPath, ...elsewhere];
}

/** As `bodyId` of the input does for what was entered. */
function bodyIdOf(id: Id, as: IdType | undefined): Id {
	return as === 'integer' ? Number(id) : String(id);
}

async function idOf(
	kind: Kind,
	{ called }: Called,
	{ values, bound }: { values: Values; bound: Bound },
): Promise<Id> {
	const { list, calledBy } = kind;
	if (!list || !calledBy) throw new Error(`${kind.name} is known by its ID alone`);
	const api = apiFor(bound);
	const { key } = calledBy;
	const hasFilter = bound.lines.get(list)?.filters?.fields[key] !== undefined;
	const rows: Row[] = [];
	for (const within of await placesOf(list, values, bound)) {
		const searched = { list, within, key, hasFilter, isEndless: kind.isEndless };
		rows.push(...(await recordsCalled(api, searched, called)));
	}
	if (rows.length === 1) return rows[0][kind.idKey] as Id;
	throw notOne(api, { kind, calledBy, called, rows });
}

/** What the list is within: the record that the user chose, else every workspace of the connection. */
async function placesOf(list: string, values: Values, bound: Bound): Promise<Values[]> {
	const [, parameter] = /\{(\w+)\}/.exec(list) ?? [];
	if (!parameter) return [{}];
	if (values[parameter] !== undefined) return [{ [parameter]: values[parameter] }];
	if (parameter !== 'workspace_id') throw new Error(`${list} was asked for without ${parameter}`);
	return (await knownWorkspaces({ ...bound, priority: 'bulk', itemIndex: bound.context.getItemIndex() })).map(
		({ id }) => ({ workspace_id: id }),
	);
}

/** So many ids are named in a message. */
const NAMED = 10;

/** The error for a name that stands for no record, or for several. */
function notOne(
	api: Pick<Api, 'refusal'>,
	{ kind, calledBy, called, rows }: { kind: Kind; calledBy: CalledBy; called: string; rows: Row[] },
): Error {
	const noun = kind.name.toLowerCase();
	const how = calledBy.label === 'Email' ? 'has the address' : 'is called';
	const which = `${how} ${shortened(called, LONGEST_NAME)}`;
	if (rows.length === 0) {
		return api.refusal(
			`${idLabel(kind)}: no ${noun} ${which}`,
			`Correct it, or choose the ${noun} from the list.`,
		);
	}
	const ids = rows.slice(0, NAMED).map((row) => String(row[kind.idKey]));
	return api.refusal(
		`${idLabel(kind)}: more than one ${noun} ${which}, with the IDs ${ids.join(', ')}`,
		`Enter the ID of the one that is meant.`,
	);
}

const LONGEST_NAME = 100;
