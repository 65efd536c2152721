import { shortened } from '../gateway/answerText';
import { isCalled, type Api, type Called, type Id, type Row, type Values } from '../table/api';
import { everyRow, recordsCalled } from '../table/called';
import type { IdType } from '../table/field';
import { withAncestors, type Kind } from '../table/kind';
import type { Operation } from '../table/line';
import { nearestOne } from '../table/near';
import { displayName, idLabel, propertyLabel } from '../table/names';
import { apiFor, type Bound } from './api';
import { meantWorkspaces } from './implied';

/** A record that an operation takes, by the name of its value. */
interface Taken {
	name: string;
	kind: Kind;
	/** What messages call it. */
	label: string;
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
	for (const taken of takenBy(operation)) {
		const { name } = taken;
		const chosen = values[name];
		const id = async (one: unknown) =>
			isCalled(one) ? idIn(await recordOf(taken, one, { values: found, bound }), taken) : one;
		if (isCalled(chosen)) found[name] = await id(chosen);
		else if (Array.isArray(chosen)) found[name] = await Promise.all(chosen.map(id));
	}
	return found;
}

function takenBy({ parameters, body, needs, filters }: Operation): Taken[] {
	const own = { ...needs, ...body?.required };
	const fields = { ...own, ...body?.optional, ...filters?.fields, ...filters?.query };
	return [
		...parameters
			.filter(({ asChosen }) => !asChosen)
			.map(({ name, kind, shared }) => ({ name, kind, label: idLabel(kind, shared) })),
		...Object.entries(fields).flatMap(([name, field]): Taken[] => {
			if (field.type !== 'reference' || field.asChosen) return [];
			const { of: kind, as } = field;
			return [{ name, kind, as, label: name in own ? propertyLabel(field) : displayName(field) }];
		}),
	];
}

/** The id of a record as the request takes it, as `bodyId` does for what was entered. */
function idIn(row: Row, { kind: { idKey }, as }: Taken): Id {
	if (as === 'publicId') return row.public_id as string;
	return as === 'integer' ? Number(row[idKey]) : String(row[idKey]);
}

async function recordOf(
	{ kind, label }: Taken,
	{ called }: Called,
	{ values, bound }: { values: Values; bound: Bound },
): Promise<Row> {
	const { list, calledBy } = kind;
	if (!list || !calledBy) throw new Error(`${kind.name} is known by its ID alone`);
	const api = apiFor(bound);
	const { key } = calledBy;
	const hasFilter = bound.lines.get(list)?.filters?.fields[key] !== undefined;
	const rows: Row[] = [];
	const names: string[] = [];
	for (const within of await placesOf(kind, values, bound)) {
		const searched = { list, within, key, hasFilter, isEndless: kind.isEndless, isCounted: kind.isCounted };
		rows.push(...(await recordsCalled(api, searched, called)).filter(kind.isOffered ?? Boolean));
		// A list that was read for nothing tells what may have been meant.
		if (rows.length === 0 && !kind.isEndless) {
			names.push(...(await everyRow(api, { list, within })).map((row) => String(row[key])));
		}
	}
	if (rows.length === 1) return rows[0];
	throw notOne(api, { kind, label, called, rows, names });
}

/** What a list is within: the record that the user chose, else every such record that there is. */
async function placesOf(kind: Kind, values: Values, bound: Bound): Promise<Values[]> {
	const [, parameter] = /\{(\w+)\}/.exec(kind.list ?? '') ?? [];
	const parent = withAncestors(kind.within).find((one) => one.parameter === parameter);
	if (!parent) return [{}];
	const { parameter: name, list } = parent;
	if (values[name] !== undefined) return [{ [name]: values[name] }];
	if (parent.implied) {
		const asking = { ...bound, priority: 'bulk' as const, itemIndex: bound.context.getItemIndex() };
		return (await meantWorkspaces(asking)).map(({ id }) => ({ [name]: id }));
	}
	if (!list) throw new Error(`${parent.name} has no list`);
	const places: Values[] = [];
	for (const within of await placesOf(parent, values, bound)) {
		for (const row of await everyRow(apiFor(bound), { list, within }))
			places.push({ [name]: row[parent.idKey] });
	}
	return places;
}

/** So many ids are named in a message. */
const NAMED = 10;

/** What was looked for, what goes by that name, and what names there are. */
interface NotOne {
	kind: Kind;
	label: string;
	called: string;
	rows: Row[];
	names: string[];
}

/** The error for a name that stands for no record, or for several. */
function notOne(api: Pick<Api, 'refusal'>, { kind, label, called, rows, names }: NotOne): Error {
	const noun = kind.name.toLowerCase();
	const which = `${HOW[kind.calledBy?.label ?? 'Name']} ${shortened(called, LONGEST_NAME)}`;
	if (rows.length === 0) {
		const near = nearestOne(called, names);
		const meant = near === undefined ? 'Correct it' : `Did you mean "${near}"? Correct it`;
		return api.refusal(`${label}: no ${noun} ${which}`, `${meant}, or choose the ${noun} from the list.`);
	}
	const ids = rows.slice(0, NAMED).map((row) => String(row[kind.idKey]));
	return api.refusal(
		`${label}: more than one ${noun} ${which}, with the IDs ${ids.join(', ')}`,
		`Enter the ID of the one that is meant.`,
	);
}

const LONGEST_NAME = 100;

/** How a message says what a record goes by. */
const HOW = { Email: 'has the address', Name: 'is called', Number: 'has the number' };
