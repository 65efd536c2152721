import { type Chosen, type Row, type Values } from '../../table/api';
import { snakeCase } from '../../table/words';

/** What an upsert takes of a contact beside custom attributes and tags (contract, ContactParameters). */
export const OWN_FIELDS = [
	...['email_address', 'first_name', 'last_name', 'phone_number', 'time_zone'],
	...['fb_url', 'twitter_url', 'instagram_url', 'linkedin_url', 'website_url'],
];

/** Other names that tables have for it. */
const CALLED: Record<string, string> = {
	email: 'email_address',
	e_mail: 'email_address',
	e_mail_address: 'email_address',
	mail: 'email_address',
	firstname: 'first_name',
	given_name: 'first_name',
	lastname: 'last_name',
	surname: 'last_name',
	family_name: 'last_name',
	phone: 'phone_number',
	telephone: 'phone_number',
	mobile: 'phone_number',
	timezone: 'time_zone',
	tag: 'tags',
	clickfunnels_id: 'contact_id',
	public_id: 'contact_id',
};

/** Columns that say nothing of the person: what ClickFunnels alone sets, and n8n's number of a row in Google Sheets. */
const PASSED_OVER = new Set(
	`row_number id workspace_id uuid anonymous is_active unsubscribed_at email_suppression_reason
	last_notification_email_sent_at created_at updated_at deleted_at visits email_engagement`.split(/\s+/),
);

/** What the columns of a row say of a contact. */
interface Columns {
	/** Fields of the contact, by the API's names, and `contact_id`. */
	fields: Record<string, string>;
	tags: Chosen[];
	custom_attributes: Record<string, string>;
}

/**
 * Values of an operation with those in the columns of a row, in whatever spelling; what is no field of a contact is a
 * custom attribute. Tags come together, else the operation's own go first.
 */
export function withColumns(row: Row, { tags, custom_attributes: own, ...given }: Values): Values {
	const { fields, ...inColumns } = contactInColumns(row);
	const custom_attributes = { ...inColumns.custom_attributes, ...(own as Row | undefined) };
	return {
		...fields,
		...given,
		tags: [...inColumns.tags, ...((tags ?? []) as Chosen[])],
		...(Object.keys(custom_attributes).length > 0 && { custom_attributes }),
	};
}

/** What of the wanted fields and custom attributes a contact does not have yet; what is wanted empty is left as it is. */
export function differences(contact: Row, { custom_attributes: wanted = {}, ...fields }: Values): Values {
	const held = (contact.custom_attributes ?? {}) as Row;
	const attributes = Object.entries(wanted as Row).filter(
		([key, value]) => inCell(value) !== '' && inCell(value) !== inCell(held[key] ?? held[snakeCase(key)]),
	);
	return {
		...Object.fromEntries(
			Object.entries(fields).filter(([name, value]) => !isSame(name, value, contact[name])),
		),
		...(attributes.length > 0 && { custom_attributes: Object.fromEntries(attributes) }),
	};
}

/** Whether ClickFunnels keeps a phone number as it was written is not known. */
function isSame(name: string, wanted: unknown, held: unknown): boolean {
	const [one, other] = [wanted, held].map(inCell);
	if (name !== 'phone_number') return one === other;
	const digits = (text: string) => text.replace(/[^\d+]/g, '');
	return digits(one) === digits(other);
}

function contactInColumns(row: Row): Columns {
	const contact: Columns = { fields: {}, tags: [], custom_attributes: {} };
	for (const [column, cell] of Object.entries(row)) {
		const plain = snakeCase(column);
		const name = CALLED[plain] ?? plain;
		const text = inCell(cell);
		if (text === '' || PASSED_OVER.has(name)) continue;
		if (name === 'tags') contact.tags.push(...tagsIn(cell));
		else if (name === 'custom_attributes') Object.assign(contact.custom_attributes, attributesIn(cell));
		else if (name === 'contact_id' || OWN_FIELDS.includes(name)) contact.fields[name] ??= text;
		else contact.custom_attributes[column] = text;
	}
	return contact;
}

/** A cell as text; empty where it holds nothing. */
function inCell(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	return typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim();
}

/** Names with commas between, or a list of names or tags. */
function tagsIn(cell: unknown): Chosen[] {
	const named = Array.isArray(cell)
		? cell.map((one) => (one as Row | null)?.name ?? one)
		: inCell(cell).split(',');
	return named
		.map(inCell)
		.filter((called) => called !== '')
		.map((called) => ({ called }));
}

function attributesIn(cell: unknown): Record<string, string> {
	if (typeof cell !== 'object' || Array.isArray(cell)) return {};
	const texts = Object.entries(cell as Row).map(([key, held]) => [key, inCell(held)] as const);
	return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}
