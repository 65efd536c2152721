import * as kinds from '../kinds';
import { clearable, longText, options, reference, stringList, text, word, type Fields } from '../table/field';
import type { Kind } from '../table/kind';

/** Fields that several resources or operations have alike. */

export const idFilter: Fields = {
	id: stringList('IDs', { ids: true, placeholder: 'e.g. 12345, 12346' }),
};

/** A filter by names, which must be whole. */
export const wholeNameFilter: Fields = {
	name: stringList('Name', { description: 'Whole names; separate several with commas' }),
};

/** A filter by a record, or by several of which any may match. */
export const recordFilter = (label: string, of: Kind) =>
	reference(label, of, { as: 'string', several: true });

export const contactFilter: Fields = { contact_id: recordFilter('Contact', kinds.contact) };

const address = (prefix: string, label: string): Fields => ({
	[`${prefix}_street_one`]: text(`${label} Street Line 1`),
	[`${prefix}_street_two`]: text(`${label} Street Line 2`),
	[`${prefix}_city`]: text(`${label} City`),
	[`${prefix}_region`]: text(`${label} Region`, { description: 'State, province or region' }),
	[`${prefix}_country`]: word(`${label} Country`, { placeholder: 'e.g. US' }),
	[`${prefix}_postal_code`]: word(`${label} Postal Code`),
});

/** Addresses as orders hold them: one field a line. */
export const orderAddresses: Fields = clearable({
	shipping_address_first_name: text('Shipping First Name'),
	shipping_address_last_name: text('Shipping Last Name'),
	shipping_address_organization_name: text('Shipping Organization Name'),
	shipping_address_phone_number: word('Shipping Phone Number'),
	...address('shipping_address', 'Shipping'),
	...address('billing_address', 'Billing'),
});

/** Code of a site, funnel or page, and what happens to the code that is there. */
export const code = (key: string, label: string, description: string): Fields => ({
	...clearable({ [key]: longText(label, { description }) }),
	[`${key}_mode`]: options(`${label} Mode`, ['append', 'replace'], {
		description: 'What happens to the code that is there',
	}),
});
