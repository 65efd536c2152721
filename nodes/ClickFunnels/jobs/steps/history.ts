import type { Api, Id, Row } from '../../table/api';
import { everyRow } from '../../table/called';
import { COURSES, ENROLLMENTS } from './enrollment';

const ORDERS = 'GET /workspaces/{workspace_id}/orders';
const SUBMISSIONS = 'GET /workspaces/{workspace_id}/form_submissions';
const APPOINTMENTS = 'GET /workspaces/{workspace_id}/appointments/scheduled_events';
const OPPORTUNITIES = 'GET /workspaces/{workspace_id}/sales/opportunities';

/** The lists that hold what a contact has done. */
export const HISTORY = [ORDERS, COURSES, ENROLLMENTS, SUBMISSIONS, APPOINTMENTS, OPPORTUNITIES] as const;

type HistoryApi = Api<(typeof HISTORY)[number]>;

/** Whose history is meant. */
interface Subject {
	workspace_id: Id;
	contact_id: Id;
}

/** One part of what a contact has done. */
interface Part {
	/** Every record of it. */
	records: (api: HistoryApi, subject: Subject) => Promise<Row[]>;
	/** What people look for in a record. */
	inShort: (record: Row) => Row;
}

/** The parts by the keys that an item has for them. */
export const PARTS: Record<string, Part> = {
	orders: {
		records: async (api, { workspace_id, contact_id }) =>
			await api.rows(ORDERS, { workspace_id, contact_id }).all(),
		inShort: ({ line_items: lines, ...order }) => ({
			...pick(order, 'id order_number order_type total_amount currency billing_status service_status'),
			products: asRows(lines).map(({ original_product: product }) => (product as Row | undefined)?.name),
			...pick(order, 'created_at'),
		}),
	},
	enrollments: {
		records: enrollmentsOf,
		inShort: (one) => pick(one, 'id course_id course_title suspended suspension_reason created_at'),
	},
	form_submissions: {
		records: async (api, { workspace_id, contact_id }) =>
			await api.rows(SUBMISSIONS, { workspace_id, contact_id }).all(),
		inShort: (one) => pick(one, 'id page_id data created_at'),
	},
	appointments: {
		records: appointmentsOf,
		inShort: ({ event_type: type, ...one }) => ({
			...pick(one, 'id start_on end_on status comments'),
			event_name: (type as Row | null)?.name,
		}),
	},
	opportunities: {
		records: async (api, { workspace_id, contact_id }) =>
			await api.rows(OPPORTUNITIES, { workspace_id, primary_contact_id: contact_id }).all(),
		inShort: ({ pipeline, pipelines_stage: stage, ...one }) => ({
			...pick(one, 'id name value closed_at created_at'),
			pipeline_name: (pipeline as Row | undefined)?.name,
			stage_name: (stage as Row | undefined)?.name,
		}),
	},
};

/** The first and the last visit of a contact in short: the last is null where it is the first. */
export function visitsOf({ visits }: Row): Row {
	const { first_visit: first = null, last_visit: last = null } = (visits ?? {}) as Row;
	return {
		first_visit: visitInShort(first as Row | null),
		last_visit: visitInShort((last ?? first) as Row | null),
	};
}

function visitInShort(visit: Row | null): Row | null {
	return (
		visit &&
		pick(visit, 'utm_source utm_medium utm_campaign utm_term utm_content landing_page referrer started_at')
	);
}

/** Enrollments are listed by course alone: the courses are read once in a run, then one request for each. */
async function enrollmentsOf(api: HistoryApi, { workspace_id, contact_id }: Subject): Promise<Row[]> {
	const enrollments: Row[] = [];
	for (const { id, title } of await everyRow(api, { list: COURSES, within: { workspace_id } })) {
		const found = await api.rows(ENROLLMENTS, { course_id: id, contact_id }).all();
		enrollments.push(...found.map((one) => ({ ...one, course_title: title })));
	}
	return enrollments;
}

/** The list of appointments has no filter: it is read once in a run. */
async function appointmentsOf(api: HistoryApi, { workspace_id, contact_id }: Subject): Promise<Row[]> {
	const all = await everyRow(api, { list: APPOINTMENTS, within: { workspace_id } });
	return all.filter(({ primary_contact: contact }) => (contact as Row | null)?.id === contact_id);
}

function pick(record: Row, keys: string): Row {
	return Object.fromEntries(keys.split(' ').map((key) => [key, record[key]]));
}

function asRows(value: unknown): Row[] {
	return Array.isArray(value) ? (value as Row[]) : [];
}
