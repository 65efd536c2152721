import type { Api, Chosen, Id, InWords, Row, Rows } from './api';
import type {
	BooleanField,
	Field,
	Fields,
	KeyValuesField,
	NumberField,
	OptionsField,
	ReferenceField,
	ReferencesField,
	TextField,
	TextsField,
} from './field';
import type { Kind } from './kind';
import type { Operation, PathParameter, Simplify } from './line';
import { idName } from './names';
import type { Draft, Surroundings } from './resource';
import { camelCase } from './words';

/** What a user's input for a field becomes. */
type ValueOf<F extends Field> = F extends NumberField
	? number
	: F extends BooleanField
		? boolean
		: F extends ReferenceField
			? F extends { asChosen: true }
				? F extends { several: true }
					? Chosen[]
					: F extends { inWords: true }
						? Chosen | InWords
						: Chosen
				: Id
			: F extends ReferencesField
				? Id[]
				: F extends TextsField
					? string[]
					: F extends KeyValuesField
						? Record<string, string>
						: F extends TextField
							? string
							: F extends OptionsField & { several: true }
								? string[]
								: unknown;

/** What a job is given: all that it needs, and of what it takes whatever the user set. */
type Given<Needs extends Fields, Takes extends Fields> = {
	[Name in keyof Needs]: ValueOf<Needs[Name]>;
} & { [Name in keyof Takes]?: ValueOf<Takes[Name]> };

/** What every job says of itself. */
interface Spec<Needs extends Fields, Route extends string> {
	value: string;
	name: string;
	/** Sentence case, with the resource and without articles. */
	action: string;
	description: string;
	/** Shown as properties of their own; a record is chosen by the property of its kind. */
	needs: Needs;
	/** Lines of the tables that it may call; it can call no others. */
	calls: readonly Route[];
	/** The one whose record it answers with, where it is of one alone. */
	gives?: NoInfer<Route>;
	/** Whether it can't be undone, which the editor says before. */
	isFinal?: boolean;
	/** The keys of a simplified record, where they differ from those of the resource; null: it comes whole. */
	simplify?: Simplify | null;
	/** Keys that it adds to the record, with what stands there; a simplified one has them too. */
	adds?: Operation['adds'];
}

interface JobSpec<
	Needs extends Fields,
	Takes extends Fields,
	Route extends string,
	Outcome extends string | boolean,
> extends Spec<Needs, Route> {
	/** Shown in the collection of fields. */
	takes?: Takes;
	/**
	 * What may have come of it, as one more key of the record, the key for what came of each part, where there are
	 * several, and the outcomes by which nothing was there that it looked for.
	 */
	outcome?: {
		key: string;
		values: readonly Outcome[];
		details?: string;
		none?: ReadonlyArray<NoInfer<Outcome>>;
	};
	/** What the values come to where one is part of another, or what they can't be together. */
	settle?: Operation['settle'];
	/** What it runs with in place of input that can't be sent, where its result says why. */
	insteadOf?: Operation['insteadOf'];
	/** Items for which this is the same wait for each other. */
	alone?: (given: Given<Needs, Takes>) => string;
	/** Gives a record or none, or the rows of a file. */
	run: (
		api: Api<Route>,
		given: Given<Needs, Takes>,
	) => Promise<{ row?: Row; rows?: Row[]; outcome?: NoInfer<Outcome>; details?: Row[] }>;
}

/**
 * An operation of several calls. Routes that it does not name, fields that it does not ask for and outcomes
 * that it does not list do not compile.
 */
export function job<
	const Needs extends Fields,
	const Route extends string,
	const Takes extends Fields = Record<never, Field>,
	const Outcome extends string | boolean = never,
>(spec: JobSpec<Needs, Takes, Route, Outcome>): Draft<Operation> {
	const { takes = {}, outcome, alone, settle, insteadOf } = spec;
	return (surroundings) => ({
		...common(spec, surroundings),
		writes: spec.calls.some((route) => !route.startsWith('GET ')),
		output: 'record',
		result: outcome && {
			key: outcome.key,
			isSwitch: outcome.values.every((one) => typeof one === 'boolean'),
			details: outcome.details,
			none: outcome.none,
		},
		paged: false,
		body: { required: ownFields(spec.needs), optional: takes, clears: false, mayBeAbsent: true },
		settle,
		insteadOf,
		alone: alone && ((values) => alone(values as Given<Needs, Takes>)),
		run: async (api, values) => {
			const given = await spec.run(api, values as Given<Needs, Takes>);
			const { row, rows, outcome: result, details } = given;
			if (rows) return rows;
			if (!row || !outcome) return row;
			return {
				...row,
				[outcome.key]: result,
				...(outcome.details && details && { [outcome.details]: details }),
			};
		},
	});
}

interface ListJobSpec<
	Needs extends Fields,
	Filters extends Fields,
	Options extends Fields,
	Route extends string,
> extends Spec<Needs, Route> {
	/** Shown in the collection of filters. */
	filters?: Filters;
	/** Shown in the collection of options. */
	options?: Options;
	/**
	 * Gives records for as long as they are asked for.
	 * @param limit records wanted at most
	 */
	run: (api: Api<Route>, given: Given<Needs, Filters & Options>, limit: number) => AsyncIterable<Row>;
}

/** An operation of several calls that gives a list; what is said of `job` holds for it. */
export function listJob<
	const Needs extends Fields,
	const Route extends string,
	const Filters extends Fields = Record<never, Field>,
	const Options extends Fields = Record<never, Field>,
>(spec: ListJobSpec<Needs, Filters, Options, Route>): Draft<Operation> {
	const { filters, needs, options = {} } = spec;
	return (surroundings) => ({
		...common(spec, surroundings),
		writes: false,
		output: 'list',
		paged: true,
		needs: ownFields(needs),
		filters: filters && { fields: filters, query: {} },
		options,
		run: (api, values) => asRows((limit) => spec.run(api, values as Given<Needs, Filters & Options>, limit)),
	});
}

/** What a job of either sort is to the node. */
function common<Needs extends Fields>(
	{ value, name, action, description, needs, gives, isFinal, simplify: own, adds = {} }: Spec<Needs, string>,
	{ kind, noun, simplify: usual }: Surroundings,
) {
	const simplify = own === null ? undefined : (own ?? usual);
	return {
		value,
		name,
		action,
		description,
		noun,
		gives,
		isFinal,
		parameters: Object.entries(needs).flatMap(([id, field]) =>
			isOne(field) ? parameterOf(id, field, kind) : [],
		),
		sort: [],
		expand: [],
		options: {},
		simplify: simplify && { ...simplify, ...Object.fromEntries(Object.keys(adds).map((key) => [key, key])) },
		adds,
	};
}

/** Fields that are no record with a property of its kind. */
function ownFields(needs: Fields): Fields {
	return Object.fromEntries(Object.entries(needs).filter(([, field]) => !isOne(field)));
}

/** Rows that are given one by one, for as long as they are asked for. */
export function asRows(rowsUpTo: (limit: number) => AsyncIterable<Row>): Rows {
	return {
		[Symbol.asyncIterator]: () => rowsUpTo(Infinity)[Symbol.asyncIterator](),
		all: async (limit = Infinity) => {
			const taken: Row[] = [];
			for await (const row of rowsUpTo(limit)) {
				taken.push(row);
				if (taken.length >= limit) break;
			}
			return taken;
		},
	};
}

/** Whether a field is a record that has a property of its own kind. */
function isOne(field: Field): field is ReferenceField {
	return field.type === 'reference' && !field.several;
}

/** What the job's resource is about goes by its bare noun, as the records that lines are about do. */
function parameterOf(
	name: string,
	{ of, asChosen, inWords }: ReferenceField,
	own: Kind | undefined,
): PathParameter {
	const { value, sharedAs: shared, implied } = of;
	const called = camelCase(shared ?? value);
	const property = of === own ? called : idName(called);
	return { name, kind: of, property, shared, implied, byName: true, asChosen, inWords };
}
