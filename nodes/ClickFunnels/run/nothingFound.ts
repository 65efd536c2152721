import type { IExecuteSingleFunctions, INodeParameters } from 'n8n-workflow';

import { readAccount } from '../gateway/account';
import { pickedName } from '../gateway/picked';
import { withoutSecrets } from '../gateway/secrets';
import { cut } from '../input/refusal';
import { isCalled, isInWords, type Row, type Values } from '../table/api';
import type { Field } from '../table/field';
import { isLine, type Operation } from '../table/line';
import { displayName, idLabel, memberName } from '../table/names';
import { isSecret } from './sent';

/** So many filters are named. */
const NAMED = 6;

/** What an item asked for, and what came of it. */
interface Outcome {
	operation: Operation;
	/** As the user set them: names, not yet looked up. */
	values: Values;
	rows: Row[];
}

/** Which items of a run looked for something that is not there: an empty output does not tell why. */
export class NothingFound {
	private items = 0;

	/** What one of them looked for. */
	private one?: { noun: string; sought: string };

	async look(context: IExecuteSingleFunctions, { operation, values, rows }: Outcome): Promise<void> {
		if (!isNothing(operation, rows)) return;
		const sought = soughtBy(operation, values, context.getNode().parameters);
		if (sought.length === 0) return;
		this.items += 1;
		if (this.one) return;
		const { noun } = operation;
		// Other items are under way meanwhile.
		this.one = { noun, sought: '' };
		const account = readAccount(await context.getCredentials('matonApi'));
		const named = sought.slice(0, NAMED).map(([label, value]) => {
			const shown = cut(withoutSecrets(value, account));
			return label.toLowerCase() === noun ? shown : `${label}: ${shown}`;
		});
		const more = sought.length - named.length;
		this.one = { noun, sought: [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ') };
	}

	/**
	 * What to tell the user; undefined where each item found something.
	 * @param items how many the run has
	 */
	toText(items: number): string | undefined {
		if (!this.one) return undefined;
		const { noun, sought } = this.one;
		if (items === 1) return `Found no ${noun} for ${sought}`;
		const isOne = this.items === 1;
		const how = isOne ? `for ${sought}` : `one of them for ${sought}`;
		return `${this.items} of ${items} items found no ${noun}${isOne ? ' ' : ', '}${how}`;
	}
}

/** Whether an item's rows say that what it looked for is not there. */
function isNothing({ output, result }: Operation, rows: Row[]): boolean {
	if (output === 'list') return rows.length === 0;
	if (!result?.none) return false;
	const row = rows.at(0);
	return row === undefined || result.none.some((one) => one === row[result.key]);
}

/** What an operation looks for, with what it is called: filters, and the records by which a job finds others. */
function soughtBy(operation: Operation, values: Values, set: INodeParameters): Array<[string, string]> {
	const { parameters, filters: taken } = operation;
	const filters = (set.filters ?? {}) as INodeParameters;
	const chosen = isLine(operation) ? [] : parameters.filter(({ implied }) => !implied);
	const fields = Object.entries({ ...taken?.fields, ...taken?.query });
	return [
		...chosen
			.filter(({ name }) => values[name] !== undefined)
			.map(({ name, kind, shared, property }): [string, string] => [
				idLabel(kind, shared),
				pickedName(set[property], values[name]) ?? inWords(values[name]),
			]),
		...fields
			.filter(([name]) => values[name] !== undefined)
			.map(([name, field]): [string, string] => [
				displayName(field),
				isSecret(name, field)
					? '...'
					: (pickedName(filters[memberName(name, field)], [values[name]].flat().join()) ??
						inWords(values[name], field)),
			]),
	];
}

/** A value, or each of a list, as the panel shows it. */
function inWords(value: unknown, field?: Field): string {
	return [value]
		.flat()
		.map((one) => said(one, field))
		.join(', ');
}

function said(value: unknown, field?: Field): string {
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	if (field?.type === 'options') {
		const option = field.options.find((one) => String(one.value) === String(value));
		if (option) return option.name;
	}
	if (isCalled(value)) return value.called;
	if (isInWords(value)) return value.words;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
