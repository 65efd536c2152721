import type { INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';

import type { Field, Fields } from '../table/field';
import { tellsPlace, withAncestors, type Kind } from '../table/kind';
import type { Operation } from '../table/line';
import { loadMethod } from '../table/names';

/** A list of records that an operation offers, and the method that loads it. */
interface Offered {
	kind: Kind;
	method: string;
}

/**
 * Properties of which the multi-selects are loaded anew when the user chooses another record that narrows them: one
 * that what they offer is within, or one of the same workspace.
 */
export function reloading(properties: INodeProperties[], operations: Operation[]): INodeProperties[] {
	const above = new Map<string, Set<string>>();
	for (const operation of operations) {
		for (const { kind, method } of offeredBy(operation)) {
			const narrowing = operation.parameters.filter(
				(one) => !one.shared && (withAncestors(kind.within).includes(one.kind) || tellsPlace(one.kind)),
			);
			const names = above.get(method) ?? new Set();
			for (const { property } of narrowing) names.add(`${property}.value`);
			above.set(method, names);
		}
	}
	const copy = JSON.stringify(properties, (key, value: unknown) => {
		if (key !== 'typeOptions') return value;
		const { loadOptionsMethod: method = '' } = value as INodePropertyTypeOptions;
		const names = above.get(method);
		return names && names.size > 0
			? { ...(value as INodePropertyTypeOptions), loadOptionsDependsOn: [...names] }
			: value;
	});
	return JSON.parse(copy) as INodeProperties[];
}

function offeredBy({ body, filters, needs, options }: Operation): Offered[] {
	return [body?.required, body?.optional, filters?.fields, filters?.query, needs, options].flatMap(
		(fields: Fields = {}) => Object.values(fields).flatMap(offeredIn),
	);
}

function offeredIn(field: Field): Offered[] {
	if (field.type === 'group') return Object.values(field.fields).flatMap(offeredIn);
	if (field.type !== 'references' || field.typed) return [];
	const { of: kind, as } = field;
	return [{ kind, method: loadMethod(kind.value, as === 'publicId' ? 'publicId' : 'number') }];
}
