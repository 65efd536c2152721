import type { Schema } from '../../../scripts/contract/schema.mts';
import type { ContractDocument } from './contract.mts';
import type { Operation } from './operations.mts';

/** One kind of record: how it is shown and where its parents' ids come from. */
export interface Kind {
	name: string;
	schema: Schema;
	/** Keys that only `expand[]` shows. */
	expandable: ReadonlySet<string>;
}

// Records that no operation shows in full, or that several show differently: the schema that holds.
const settled: Record<string, string> = {
	'Orders::LineItem': 'OrdersLineItemAttributes',
	'Orders::Invoices::LineItem': 'OrdersInvoicesLineItemAttributes',
	'Billing::Subscription': 'BillingSubscriptionAttributes',
	Membership: 'MembershipAttributes',
	RefineFilter: 'RefineFilterAttributes',
	Site: 'SiteAttributes',
	'Emails::Settings': 'EmailsSettingsAttributes',
};
// Create shows both, by an expand that is not declared (ClickFunnels behaviour: expand).
const undeclaredExpand: Record<string, string[]> = { 'Emails::Template': ['html_body', 'text_body'] };

function recordSchema(operation: Operation): Schema | undefined {
	const { schema } = operation.success;
	const list = operation.wrapper === undefined ? schema : schema?.properties?.[operation.wrapper];
	const candidate = list?.items ?? schema;
	return candidate?.properties?.id === undefined ? undefined : candidate;
}

/** All kinds of the contract by name. */
export function readKinds(document: ContractDocument, operations: Iterable<Operation>): Map<string, Kind> {
	const kinds = new Map<string, Kind>();
	const expandable = new Map<string, Set<string>>();
	for (const operation of operations) {
		const name = operation.kind;
		const schema = recordSchema(operation);
		const keys = expandable.get(name) ?? new Set(undeclaredExpand[name]);
		expandable.set(name, keys);
		operation.expand.forEach((key) => keys.add(key));
		const plain = operation.verb !== 'action';
		if (plain && schema !== undefined && !kinds.has(name))
			kinds.set(name, { name, schema, expandable: keys });
	}
	for (const [name, schema] of Object.entries(settled)) {
		const keys = expandable.get(name) ?? new Set<string>();
		kinds.set(name, { name, schema: document.components.schemas[schema], expandable: keys });
	}
	return kinds;
}
