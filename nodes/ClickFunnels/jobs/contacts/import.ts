import type { Api, Chosen, Id, Row, Values } from '../../table/api';
import { CUSTOM_ATTRIBUTES } from '../../table/attributes';
import { isAddress } from '../../table/called';
import { boolean, email, json, word } from '../../table/field';
import { job } from '../../table/job';
import type { Refuse } from '../../table/line';
import { PERSON } from '../../table/upFront';
import { differences, OWN_FIELDS, withColumns, withoutBlanks } from '../steps/columns';
import {
	BY_EMAIL,
	CONTACT,
	CONTACTS,
	findContact,
	sameContact,
	UPSERT,
	whoseAddress,
} from '../steps/contact';
import { isOfValues, unlessThere } from '../steps/refusal';
import { ADD_TAG, asCarried, CHOSEN_TAGS, CREATE_TAG, eachOnce, isTag, tagId, TAGS } from '../steps/tags';

const ALL_COLUMNS = 'All Columns';

/** In place of a row: why a cell of it can't be sent. */
const REFUSED = 'refused';

/** What a row wants of a contact. */
interface Wanted {
	workspace_id: Id;
	email_address: string;
	/** Fields and custom attributes, as an upsert takes them. */
	fields: Values;
	tags: Chosen[];
}

type Asked = Api<
	typeof CONTACTS | typeof CONTACT | typeof UPSERT | typeof TAGS | typeof CREATE_TAG | typeof ADD_TAG
>;

export const importContact = job({
	value: 'import',
	name: 'Import',
	action: 'Import contact',
	description:
		'Create or update the contact of a row, such as one of a sheet. It is looked up first: nothing is sent where all is as wanted, nor to one that has opted out. A row that is refused is said in import_reason and stops nothing.',
	needs: { workspace_id: BY_EMAIL.workspace_id },
	takes: {
		email_address: email('Email', { upFront: 'always', unchecked: true }),
		...PERSON,
		all_columns: json(ALL_COLUMNS, {
			initial: '={{ $json }}',
			description:
				'Email, First Name, Last Name, Phone, Tags; others are custom attributes. Blank cells change nothing; fields of the node go first.',
		}),
		contact_id: word('Contact ID', {
			description: 'Tells one that was deleted from a new one',
		}),
		custom_attributes: CUSTOM_ATTRIBUTES,
		subscribe_again: boolean(
			'Subscribe Again',
			'Whether to write those that opted out, too: one that was deleted is made anew and gets e-mails again',
		),
		tags: {
			...CHOSEN_TAGS,
			label: 'Add Tags',
			description: 'Names; missing ones are made, other tags stay',
		},
	},
	calls: [CONTACTS, CONTACT, UPSERT, TAGS, CREATE_TAG, ADD_TAG],
	gives: UPSERT,
	adds: { import_reason: 'string' },
	outcome: {
		key: 'import_result',
		values: ['created', 'updated', 'unchanged', 'opted_out', 'refused', 'unknown'],
	},
	settle: ({ all_columns: row, ...more }, refuse) => {
		const given = withoutBlanks(more);
		return row === undefined ? given : withColumns(asRow(row, refuse), given, refuse);
	},
	// A cell is of its row alone; what else can't be sent is of all.
	insteadOf: (label, message) => (label.startsWith(`${ALL_COLUMNS}, `) ? { [REFUSED]: message } : undefined),
	alone: ({ workspace_id, email_address = '' }) => sameContact(whoseAddress({ workspace_id, email_address })),
	run: async (api, { workspace_id, email_address = '', contact_id, tags = [], ...given }) => {
		const refused = (row: Row, import_reason: string) =>
			({ row: { ...row, import_reason }, outcome: 'refused' }) as const;
		const { [REFUSED]: cell } = given as Values;
		if (typeof cell === 'string') return refused({}, cell);
		if (!isAddress(email_address)) {
			const what = email_address ? `"${email_address}" is not a valid address` : 'a value is needed';
			return refused({ email_address }, `Email: ${what}`);
		}
		if (contact_id !== undefined && !/^\w+$/.test(contact_id)) {
			return refused({ email_address }, `Contact ID: "${contact_id}" is no ID`);
		}
		const found = await findContact(api, whoseAddress({ workspace_id, email_address }));
		const known = found ?? (contact_id && (await deleted(api, contact_id, email_address)));
		const why = known && optedOut(known);
		if (why && !given.subscribe_again) {
			return { row: { ...known, import_reason: why }, outcome: 'opted_out' };
		}
		const fields = Object.fromEntries(
			Object.entries(given).filter(([name]) => name === 'custom_attributes' || OWN_FIELDS.includes(name)),
		);
		const wanted = { workspace_id, email_address, fields, tags: eachOnce(tags) };
		const [written] = await Promise.allSettled([found ? change(api, found, wanted) : make(api, wanted)]);
		if (written.status === 'fulfilled') {
			const { row, outcome } = written.value;
			const left = optedOut(row);
			return { row: left ? { ...row, import_reason: left } : row, outcome };
		}
		if (!isOfValues(written.reason)) throw written.reason;
		const changes = api.changes();
		const before = changes.length > 0 ? `; done before: ${changes.join(', ')}` : '';
		return refused(found ?? { email_address }, `${(written.reason as Error).message}${before}`);
	},
});

function asRow(row: unknown, refuse: Refuse): Row {
	if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Row;
	throw refuse(
		ALL_COLUMNS,
		'it is not a row',
		'Use {{ $json }}, or an expression that gives one object with the columns as keys.',
	);
}

/** The contact of an ID that was deleted, if it had the address: lists hold it no more (ClickFunnels behaviour: contacts). */
async function deleted(api: Asked, id: Id, email_address: string): Promise<Row | undefined> {
	const shown = await api.find(CONTACT, { id });
	const isHers = String(shown?.email_address).toLowerCase() === email_address.toLowerCase();
	return shown?.deleted_at && isHers ? shown : undefined;
}

/** In which words a contact has opted out; undefined where it has not. */
function optedOut({ deleted_at, unsubscribed_at }: Row): string | undefined {
	if (deleted_at) return `It was deleted from ClickFunnels at ${String(deleted_at)}`;
	return unsubscribed_at ? `It unsubscribed at ${String(unsubscribed_at)}` : undefined;
}

interface Written {
	row: Row;
	outcome: 'created' | 'updated' | 'unchanged' | 'unknown';
}

async function make(api: Asked, { workspace_id, email_address, fields, tags }: Wanted): Promise<Written> {
	const tag_ids: Id[] = [];
	for (const tag of tags) tag_ids.push(await tagId(api, { workspace_id, tag, mayCreate: true }));
	const values = { workspace_id, email_address, ...fields, ...(tag_ids.length > 0 && { tag_ids }) };
	const { upsert_result: outcome, ...row } = await api.call(UPSERT, values);
	return { row, outcome: outcome as Written['outcome'] };
}

async function change(api: Asked, found: Row, { workspace_id, fields, tags }: Wanted): Promise<Written> {
	const carried = (found.tags ?? []) as Row[];
	const tag_ids: Id[] = [];
	for (const tag of tags.filter((one) => !carried.some((its) => isTag(its, one)))) {
		tag_ids.push(await tagId(api, { workspace_id, tag, mayCreate: true }));
	}
	const changes = differences(found, fields);
	let written: Row = found;
	if (Object.keys(changes).length > 0) {
		// As it is stored: whether another spelling finds it is not known for certain.
		const { email_address } = found;
		written = await api.call(UPSERT, { workspace_id, email_address, ...changes });
	}
	const added: Row[] = [];
	for (const tag_id of tag_ids) {
		// Tags sent along would replace those that are there (ClickFunnels behaviour: contacts).
		const tag = await unlessThere(async () => await api.call(ADD_TAG, { contact_id: found.id, tag_id }));
		if (tag) added.push(asCarried(tag));
	}
	const { upsert_result: result, ...row } = written;
	if (result === undefined && tag_ids.length === 0) return { row, outcome: 'unchanged' };
	const all = added.length > 0 ? { ...row, tags: [...((row.tags ?? []) as Row[]), ...added] } : row;
	return { row: all, outcome: result === 'unknown' ? 'unknown' : 'updated' };
}
