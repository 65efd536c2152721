import type { Schema } from '../../../scripts/contract/schema.mts';

interface Correction {
	/** Replaces the required list. */
	required?: string[];
	/** Fields that also take null. */
	nullable?: string[];
	/** Fields that the schema lacks. */
	added?: Record<string, Schema>;
}

const textOrNull: Schema = { type: ['string', 'null'] };
// Refused or checked in words of its own.
const unchecked = (...fields: string[]): Record<string, Schema> =>
	Object.fromEntries(fields.map((field) => [field, {}]));
const funnelCode = unchecked('head_code_mode', 'footer_code_mode');
const pageCode = { ...funnelCode, ...unchecked('custom_css_mode', 'show_page_step') };
const filterAlias: Record<string, Schema> = { filter_id: { type: ['integer', 'string'] } };

// Where the API is known to take what the contract's request schema does not say, or to refuse it in words of
// its own (ClickFunnels behaviour: errors; values; contacts; bulk contact actions; order schedule;
// subscription changes; prices; discounts; external purchases; page fields; external pages; e-mail templates;
// sales).
const corrections: Partial<Record<string, Correction>> = {
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
	upsertContacts: {
		nullable: ['tag_ids', 'custom_attributes'],
		added: { custom_attributes: { type: 'object', additionalProperties: { type: ['string', 'null'] } } },
	},
	// Refused, not ignored: the kind's own check says how.
	createDiscounts: { added: { expired: {} } },
	updateDiscounts: { added: { expired: {} } },
	createEmailsTemplate: { added: { template_type: {} } },
	updateEmailsTemplate: { added: { template_type: {} } },
	updateSite: { added: { head_code_mode: {}, footer_code_mode: {} } },
	createFunnel: { added: funnelCode },
	updateFunnels: { added: funnelCode },
	createPage: { added: { ...pageCode, ...unchecked('external_url') } },
	updatePages: { added: pageCode },
	// Also true; checked in words of its own.
	generateContactFilter: { added: { results: {} } },
	createExternalPage: { required: [] },
	removeProductsFromPage: { required: [] },
	// Refused, not ignored: the kind's own check says how.
	updateExternalPurchaseEndpoints: { added: unchecked('live_mode', 'provider') },
	updateOrders: { added: { trial_end_at: textOrNull, renewal_at: textOrNull } },
	previewOrdersLineItemsChange: { added: { effective_time: textOrNull } },
	performOrdersLineItemsChange: { added: { effective_time: textOrNull } },
	// Refused in words of its own where there are none.
	createSalesPipelines: { required: ['name'] },
	updateSalesOpportunities: { nullable: ['assignee_id'] },
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
