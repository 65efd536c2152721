import type { Refuse } from '../../table/line';
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

/** Refuses what is in a column. */
type RefuseCell = (what: string, whatToDo: string) => Error;

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
export function withColumns(
	row: Row,
	{ tags, custom_attributes: own, ...given }: Values,
	refuse: Refuse,
): Values {
	const { fields, ...inColumns } = contactInColumns(row, refuse);
	const custom_attributes = withOthers({ ...(own as Row | undefined) }, inColumns.custom_attributes);
	return {
		...fields,
		...given,
		tags: [...inColumns.tags, ...((tags ?? []) as Chosen[])],
		...(Object.keys(custom_attributes).length > 0 && { custom_attributes }),
	};
}

/** Values without texts of blanks alone, which say no more than an empty cell. */
export function withoutBlanks(values: Values): Values {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => typeof value !== 'string' || inCell(value) !== ''),
	);
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

function contactInColumns(row: Row, refuse: Refuse): Columns {
	const contact: Columns = { fields: {}, tags: [], custom_attributes: {} };
	for (const [column, cell] of Object.entries(row)) {
		const plain = snakeCase(column);
		const name = CALLED[plain] ?? plain;
		const text = inCell(cell);
		if (text === '' || PASSED_OVER.has(name)) continue;
		const { custom_attributes: attributes } = contact;
		const refuseCell = (what: string, whatToDo: string) => refuse(`All Columns, ${column}`, what, whatToDo);
		if (name === '') {
			throw refuse(
				'All Columns',
				`the column "${column}" has no name that an attribute can have`,
				'Give it a name with letters or digits, or leave it out of the row.',
			);
		}
		if (name === 'tags') contact.tags.push(...tagsIn(cell, refuseCell));
		else if (name === 'custom_attributes') withOthers(attributes, attributesIn(cell, refuseCell));
		else if (name === 'contact_id' || OWN_FIELDS.includes(name)) {
			contact.fields[name] ??= oneText(cell, refuseCell);
		} else withOthers(attributes, { [column]: text });
	}
	return contact;
}

/** Adds attributes, but for those that are there in some spelling: ClickFunnels keeps one of a key. */
function withOthers(attributes: Row, others: Row): Row {
	const known = new Set(Object.keys(attributes).map((key) => snakeCase(key)));
	for (const [key, value] of Object.entries(others)) {
		if (!known.has(snakeCase(key))) attributes[key] = value;
		known.add(snakeCase(key));
	}
	return attributes;
}

/** The text of a cell, also of a list that holds one alone. */
function oneText(cell: unknown, refuse: RefuseCell): string {
	const held = Array.isArray(cell) && cell.length === 1 ? (cell[0] as unknown) : cell;
	if (typeof held !== 'object') return inCell(held);
	throw refuse(`${JSON.stringify(cell)} is not text`, 'Give the column one value in each row.');
}

/** A cell as text; empty where it holds nothing. */
function inCell(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	return typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim();
}

/** What a cell holds, also where it is spelled out as JSON. */
export function spelledOut(cell: unknown): unknown {
	if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell;
	try {
		return JSON.parse(cell) as unknown;
	} catch {
		return cell;
	}
}

/** Names with commas between, or names or tags as they are. */
function tagsIn(cell: unknown, refuse: RefuseCell): Chosen[] {
	const held = spelledOut(cell);
	const all: unknown[] = typeof held === 'object' ? [held].flat() : inCell(cell).split(',');
	return all
		.map((one) => {
			const name = (one as Row | null)?.name ?? one;
			if (typeof name !== 'object') return inCell(name);
			throw refuse(
				`${JSON.stringify(one)} is no tag`,
				'Give names with commas between, or a list of names or tags.',
			);
		})
		.filter((called) => called !== '')
		.map((called) => ({ called }));
}

function attributesIn(cell: unknown, refuse: RefuseCell): Record<string, string> {
	const held = spelledOut(cell);
	if (typeof held !== 'object' || held === null || Array.isArray(held)) {
		throw refuse(
			'it is no object',
			'Give each attribute a column, or the column an object such as {"plan":"gold"}.',
		);
	}
	const texts = Object.entries(held).map(([key, held]) => [key, inCell(held)] as const);
	return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}
