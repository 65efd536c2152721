import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { catalog } from '../../nodes/ClickFunnels/resources';
import { isLine, type Line } from '../../nodes/ClickFunnels/table/line';
import { itemSchema } from '../../scripts/schemas/item.mts';
import { plain, type Schema } from '../../scripts/contract/schema.mts';
import type { ContractOperation } from '../../scripts/contract/document.mts';
import { answerViolations, contractOperations } from '../support/contract.mts';
import type { Json, Rec } from '../support/company.mts';
import { routed, shownInside, shownProperties, TESTED_APART } from '../support/fill.mts';
import { useSandbox, type SandboxInUse } from '../support/use-sandbox.mts';
import { cases } from './cases/index.mts';

const inUse = useSandbox();
/** For second runs of cases, each of which takes records for itself. */
const another = useSandbox();

const lines = new Map(
	catalog.resources.flatMap(({ value, operations }) =>
		operations.filter(isLine).map((line) => [`${value}.${line.value}`, line]),
	),
);

/** Fields of an operation, or of all operations of a resource, that have no value in a case, with the reason. */
const WITHOUT_VALUE: Record<string, string> = {
	'bulkJob targetFilter': 'one target excludes the others',
	'bulkJob stableId': 'one target excludes the others',
	'bulkJob additionalFields.scheduled_for': 'an action that is scheduled does nothing yet',
	'order.getAll filters.stored_filter_id': 'order filters are saved in the app only, not by the API',
	'order.getAll filters.stable_id': 'the token of an order filter is made in the app only',
	'workspace.getStats filters.email_address': 'orders are counted, which have none',
	'workspace.getStats filters.is_active': 'orders are counted, which have none',
	'workspace.getStats filters.tag_ids': 'orders are counted, which have none',
	'workspace.getStats filters.stored_filter_id': 'order filters are saved in the app only, not by the API',
	'workspace.getStats filters.stable_id': 'the token of an order filter is made in the app only',
	'order.update additionalFields.trial_end_at':
		'orders with a schedule take it alone, and external ones the rest alone',
	'order.update additionalFields.renewal_at':
		'orders with a schedule take it alone, and external ones the rest alone',
	'workflowStep additionalFields.after_step_id': 'a place is given in one way only',
	'page.update additionalFields.external_url':
		'only external pages take it, and they take nearly nothing else',
};

/** Operations whose options say what is in the answer, which has nothing without any. */
const MADE_OF_OPTIONS = ['workspace.getStats'];

/** Options that every operation has alike. */
const RETRIES: INodeParameters = { maxTries: 3, maxSeconds: 60 };

/** Every parameter and field that the editor shows and the case leaves without a value. */
function unfilled(resource: string, operation: string, parameters: INodeParameters): string[] {
	const missing = (values: INodeParameters, { name, type }: INodeProperties) =>
		values[name] === undefined && type !== 'notice' && !TESTED_APART.includes(name);
	return shownProperties(resource, operation).flatMap((property) => {
		if (property.type !== 'collection') return missing(parameters, property) ? [property.name] : [];
		const inside = (parameters[property.name] ?? {}) as INodeParameters;
		return shownInside(property, { resource, operation })
			.filter((field) => missing(inside, field))
			.map(({ name }) => `${property.name}.${name}`);
	});
}

function contractOf(wanted: string): ContractOperation {
	const found = contractOperations.find(({ route }) => route === wanted);
	if (!found) throw new Error(`The contract has no ${wanted}`);
	return found;
}

/** The answer that the items came from: a record, rows, or rows in an object. */
function asAnswered(schema: Schema, rows: Json[]): unknown {
	const { items, properties } = plain(schema);
	if (items) return rows;
	const first = rows.at(0);
	const [[key, inner], ...others] = Object.entries(properties);
	if (others.length === 0 && !(first && key in first)) return { [key]: inner.items ? rows : first };
	return Object.fromEntries(Object.entries(first ?? {}).filter(([name]) => !name.endsWith('_result')));
}

test('there is a case for each operation, and no other', () => {
	const wanted = routed.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(Object.keys(cases).sort()).toEqual(wanted.sort());
});

test.each(routed)(
	'$resource, $operation: runs with a value in every field, answers as the contract says and does what it says',
	async ({ resource, operation, route }) => {
		const name = `${resource}.${operation}`;
		const { parameters: own, answer, after } = await cases[name](inUse.company);
		// Where a record is short, its case leaves it to this how it is shown.
		const parameters = {
			output: 'raw',
			...own,
			options: { ...RETRIES, ...(own.options as INodeParameters) },
		};
		const withoutReason = unfilled(resource, operation, parameters).filter(
			(field) => !WITHOUT_VALUE[`${name} ${field}`] && !WITHOUT_VALUE[`${resource} ${field}`],
		);
		expect(withoutReason).toEqual([]);

		inUse.sandbox.clearRequests();
		const records = await recordsOf(inUse, { resource, operation, ...parameters });
		expect(records).toHaveLength(answer.length);
		expect(records).toMatchObject(answer);
		await after?.(records[0] as Rec);

		const requests = inUse.sandbox.requests();
		expect(requests).toHaveLength(1);
		const contract = contractOf(route);
		// Removals and the like have nothing to show; what they give instead is in the case.
		const answered = contract.answers.at(0);
		if (answered) {
			expect(answerViolations(contract, requests[0].status, asAnswered(answered, records))).toEqual([]);
		}
		const isShown = isAsShown(own) || MADE_OF_OPTIONS.includes(name);
		expect(missingFromItems(name, isShown ? records : await recordsAsShown(name))).toEqual([]);
	},
);

async function recordsOf(sandbox: SandboxInUse, parameters: INodeParameters): Promise<Json[]> {
	const { items, problem } = await sandbox.run(parameters);
	expect(problem?.message).toBeUndefined();
	return items.map(({ json }) => json);
}

/** Whether the items are what the editor shows before the first run: simplified, and without further parts. */
function isAsShown({ output, options }: INodeParameters): boolean {
	const more = Object.keys(options ?? {}).filter((name) => name !== 'sort');
	return output === undefined && more.length === 0;
}

/** The records of a run of the case that leaves these two alone. */
async function recordsAsShown(name: string): Promise<Json[]> {
	const [resource, operation] = name.split('.');
	const { parameters } = await cases[name](another.company);
	delete parameters.output;
	delete parameters.options;
	return await recordsOf(another, { resource, operation, ...parameters });
}

/** The keys that the editor shows before the first run and that no item has. */
function missingFromItems(name: string, records: Json[]): string[] {
	const line = lines.get(name) as Line;
	const come = records.flatMap((record) => Object.keys(record));
	const shown = Object.keys(itemSchema(line, contractOperations).properties ?? {});
	// A record may have nothing to look into, for example an event without a page.
	return shown.filter((key) => !come.includes(key) && !line.simplify?.[key]?.includes('.'));
}
