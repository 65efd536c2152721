import { readWebhooks } from '../../contract/webhooks.mts';
import type { Delivery, Evidence } from '../evidence.mts';
import { counted, noted, notTold, plainWord, seen, type Row } from '../row.mts';
import { visitOf, type Rec } from '../visits.mts';

const LOG = 'GET /workspaces/{workspace_id}/webhooks/outgoing/events';
const TYPES = 'GET /webhooks/outgoing/event_types';
const DAY_MS = 86_400_000;

/** How many pages of the log are looked through for a delivery. */
const MOST_PAGES = 25;

const HEADER = 'x-webhook-clickfunnels-id';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEX = /^[0-9a-f]{32}$/;

/** The log of webhook events, and deliveries beside it. */
export async function eventRows(evidence: Evidence): Promise<Row[]> {
	return [
		spellingRow(evidence),
		ageRow(evidence),
		await identityRow(evidence),
		...deliveryRows(evidence.delivery),
		...typeRows(evidence),
	];
}

const NO_RECORD = 'no event record there';

function spellingRow({ visits }: Evidence): Row {
	const question = { question: "Spelling of the event log's uuid", says: 'with dashes, as in deliveries' };
	const uuids = visitsOfLog(visits).map(({ uuid }) => String(uuid));
	if (uuids.length === 0) return notTold(question, NO_RECORD);
	const saw = uuids.every((uuid) => UUID.test(uuid))
		? 'with dashes'
		: uuids.every((uuid) => HEX.test(uuid))
			? '32 hex digits without dashes'
			: 'otherwise';
	return seen(question, saw, saw === 'with dashes');
}

function ageRow({ visits }: Evidence): Row {
	const question = { question: 'How long event records are kept', says: 'nothing' };
	// The list begins with the oldest.
	const times = visitsOfLog(visits).map(({ created_at: at }) => Date.parse(String(at)));
	const oldest = Math.min(...times.filter((time) => !Number.isNaN(time)));
	if (oldest === Infinity) return notTold(question, NO_RECORD);
	return noted(question, `at least ${counted(Math.floor((Date.now() - oldest) / DAY_MS), 'day')}`);
}

function visitsOfLog(visits: Evidence['visits']): Rec[] {
	return visits.all.filter(({ operation }) => operation.route === LOG).flatMap(({ records }) => records);
}

const WITHOUT = 'needs a delivery: --delivery FILE';

async function identityRow(evidence: Evidence): Promise<Row> {
	const question = { question: "A delivery's event_id beside the uuid of the log", says: 'the same text' };
	const { delivery } = evidence;
	if (!delivery) return notTold(question, WITHOUT);
	const id = String(delivery.body.event_id ?? delivery.body.uuid ?? '');
	if (id === '') return notTold(question, 'the delivery has no event_id and no uuid');
	const workspace = delivery.body.workspace_id;
	if (typeof workspace !== 'number') return notTold(question, 'the delivery has no workspace_id');
	const isSame = (uuid: string) => bare(uuid) === bare(id);
	const { uuids, problem } = await logged(evidence, workspace, (found) => found.some(isSame));
	if (problem !== undefined) return notTold(question, problem);
	if (uuids.includes(id)) return seen(question, 'the same text', true);
	if (uuids.some(isSame)) return seen(question, 'the same but for dashes or capitals', false);
	return seen(question, `none of the ${counted(uuids.length, 'newest record')} has it: another one`, false);
}

function bare(uuid: string): string {
	return uuid.toLowerCase().replaceAll('-', '');
}

/** The uuids of the log of a workspace, newest first, as far as they are wanted. */
async function logged(
	{ client }: Evidence,
	workspace: number,
	isEnough: (uuids: string[]) => boolean,
): Promise<{ uuids: string[]; problem?: string }> {
	const uuids: string[] = [];
	let after = '';
	for (let page = 0; page < MOST_PAGES && !isEnough(uuids); page++) {
		const path = `/workspaces/${workspace}/webhooks/outgoing/events?sort_order=desc${after}`;
		const { status, body, headers } = await client.api('GET', path);
		if (status !== 200 || !Array.isArray(body)) return { uuids, problem: `the log answered ${status}` };
		uuids.push(...(body as Rec[]).map(({ uuid }) => String(uuid)));
		const next = headers.get('pagination-next');
		if (next === null) break;
		after = `&after=${encodeURIComponent(next)}`;
	}
	return { uuids };
}

function deliveryRows(delivery: Delivery | undefined): Row[] {
	const keys = {
		question: 'How a delivery names event and type',
		says: 'event_id, event_type',
	};
	const header = { question: 'Header X-Webhook-ClickFunnels-Id of a delivery', says: 'there is none' };
	if (!delivery) return [notTold(keys, WITHOUT), notTold(header, WITHOUT)];
	const names = ['event_id', 'uuid', 'event_type', 'event_type_id'].filter((name) => name in delivery.body);
	const value = Object.entries(delivery.headers).find(([name]) => name.toLowerCase() === HEADER)?.[1];
	const id = delivery.body.event_id ?? delivery.body.uuid;
	const what = value === id ? "it is there, with the event's id" : 'it is there, with another value';
	return [
		seen(keys, names.join(', ') || 'otherwise', names.join(', ') === keys.says),
		seen(header, value === undefined ? 'there is none' : what, value === undefined),
	];
}

function typeRows({ visits }: Evidence): Row[] {
	const { events } = readWebhooks();
	const question = {
		question: 'Types of webhook events',
		says: `${events.length} in contract/webhooks.json`,
	};
	const visit = visitOf(visits, TYPES);
	if (!visit) return [notTold(question, 'the list of types could not be read')];
	const listed = visit.records.map(({ id }) => String(id));
	const added = listed.filter((id) => !events.some((event) => event.id === id)).map(plainWord);
	// The list may leave out what endpoints of version 2 are not sent.
	const gone = events
		.filter(({ id, versions }) => versions.includes('V2') && !listed.includes(id))
		.map(({ id }) => id);
	const changes = [...added.map((id) => `+ ${id}`), ...gone.map((id) => `- ${id}`)];
	if (changes.length > 0) return [seen(question, changes.join(', '), false)];
	return [seen(question, `${listed.length}, all known`, true)];
}
