import type { Api, Id, Row } from './api';
import type {
	BooleanField,
	Field,
	Fields,
	KeyValuesField,
	NumberField,
	ReferenceField,
	ReferencesField,
	TextField,
	TextsField,
} from './field';
import type { Kind } from './kind';
import type { Operation, PathParameter } from './line';
import { idName } from './names';
import type { Draft } from './resource';
import { camelCase } from './words';

/** What a user's input for a field becomes. */
type ValueOf<F extends Field> = F extends NumberField
	? number
	: F extends BooleanField
		? boolean
		: F extends ReferenceField
			? Id
			: F extends ReferencesField
				? Id[]
				: F extends TextsField
					? string[]
					: F extends KeyValuesField
						? Record<string, string>
						: F extends TextField
							? string
							: unknown;

/** What a job is given: all that it needs, and of what it takes whatever the user set. */
type Given<Needs extends Fields, Takes extends Fields> = {
	[Name in keyof Needs]: ValueOf<Needs[Name]>;
} & { [Name in keyof Takes]?: ValueOf<Takes[Name]> };

interface JobSpec<
	Needs extends Fields,
	Takes extends Fields,
	Route extends string,
	Outcome extends string | boolean,
> {
	value: string;
	name: string;
	/** Sentence case, with the resource and without articles. */
	action: string;
	description: string;
	/** Shown as properties of their own; a record is chosen by the property of its kind. */
	needs: Needs;
	/** Shown in the collection of fields. */
	takes?: Takes;
	/** Lines of the tables that it may call; it can call no others. */
	calls: readonly Route[];
	/** The one whose record it answers with. */
	gives: NoInfer<Route>;
	/** What may have come of it, as one more key of the record. */
	outcome?: { key: string; values: readonly Outcome[] };
	/** Items for which this is the same wait for each other. */
	alone?: (given: Given<Needs, Takes>) => string;
	/** Gives a record, or none. */
	run: (api: Api<Route>, given: Given<Needs, Takes>) => Promise<{ row?: Row; outcome?: NoInfer<Outcome> }>;
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
	const { value, name, action, description, needs, takes = {}, gives, outcome, alone } = spec;
	const references = Object.entries(needs).filter(([, field]) => field.type === 'reference');
	const others = Object.entries(needs).filter(([, field]) => field.type !== 'reference');
	return ({ noun, simplify }) => ({
		value,
		name,
		action,
		description,
		noun,
		gives,
		parameters: references.map(([id, field]) => parameterOf(id, (field as ReferenceField).of)),
		output: 'record',
		result: outcome && {
			key: outcome.key,
			isSwitch: outcome.values.every((one) => typeof one === 'boolean'),
		},
		paged: false,
		sort: [],
		expand: [],
		options: {},
		body: {
			required: Object.fromEntries(others),
			optional: takes,
			clears: false,
			mayBeAbsent: true,
		},
		simplify,
		alone: alone && ((values) => alone(values as Given<Needs, Takes>)),
		run: async (api, values) => {
			const { row, outcome: result } = await spec.run(api, values as Given<Needs, Takes>);
			return row && outcome ? { ...row, [outcome.key]: result } : row;
		},
	});
}

function parameterOf(name: string, kind: Kind): PathParameter {
	const { value, sharedAs: shared, implied } = kind;
	return { name, kind, property: idName(camelCase(shared ?? value)), shared, implied };
}
