import type { Schema } from './contract.mts';

interface Correction {
	/** Replaces the required list. */
	required?: string[];
	/** Fields that also take null. */
	nullable?: string[];
	/** Fields that the schema lacks. */
	added?: Record<string, Schema>;
}

const time: Schema = { type: ['string', 'null'] };
const filterAlias: Record<string, Schema> = { filter_id: { type: ['integer', 'string'] } };

// Where the API is known to take what the contract's request schema does not say (ClickFunnels behaviour notes, sections 4, 6 and 11).
const corrections: Record<string, Correction> = {
	createProductsPrices: {
		required: ['amount'],
		nullable: [
			'currency',
			'duration',
			'interval',
			'trial_interval',
			'trial_duration',
			'trial_amount',
			'interval_count',
		],
		added: { interval_count: { type: ['integer', 'string', 'null'] } },
	},
	updateProductsPrices: {
		nullable: ['interval', 'trial_interval'],
		added: { interval_count: { type: ['integer', 'string', 'null'] } },
	},
	updateOrders: { added: { trial_end_at: time, renewal_at: time } },
	createContactsTagActions: { added: filterAlias },
	createContactsEnrollActions: { added: filterAlias },
	createContactsRunWorkflowActions: { added: filterAlias },
	createContactsUnsubscribeActions: { added: filterAlias },
	createContactsExportActions: { added: filterAlias },
};

/** The schema that a request body is really held to. */
export function correctedSchema(operationId: string, schema: Schema): Schema {
	const correction = corrections[operationId];
	if (correction === undefined) return schema;
	const properties = { ...schema.properties, ...correction.added };
	for (const field of correction.nullable ?? []) {
		properties[field] = {
			...properties[field],
			type: [...new Set([properties[field].type ?? [], 'null'].flat())],
		};
	}
	return { ...schema, properties, required: correction.required ?? schema.required };
}
