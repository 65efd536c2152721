import type { Evidence } from '../evidence.mts';
import { noted, notTold, plainWord, seen, type Row } from '../row.mts';
import { errorText } from '../shapes.mts';
import { isRec, type Rec, type Visits } from '../visits.mts';

const ZONE = '/shipping/zones/{id}';
const SAVED_FILTER = '/refine_filters/{id}';
const ENDPOINT = '/webhooks/outgoing/endpoints/{id}';

/** What particular records show. */
export async function recordRows(evidence: Evidence): Promise<Row[]> {
	return [
		...zoneRows(evidence),
		secretRow(evidence),
		...(await filterRows(evidence)),
		await resultsRow(evidence),
		...stateRows(evidence),
	];
}

/** Every record of a kind that was seen, by the path of one of them. */
function recordsOf({ operations, visits }: Evidence, member: string): Rec[] {
	const tag = operations.find(({ path }) => path === member)?.tag;
	return visits.all.filter(({ operation }) => operation.tag === tag).flatMap(({ records }) => records);
}

function zoneRows(evidence: Evidence): Row[] {
	const zones = recordsOf(evidence, ZONE);
	return ['country_ids', 'region_ids'].map((key) => {
		const question = { question: `Entries of a shipping zone's ${key}`, says: 'numbers' };
		const entries = zones.flatMap(({ [key]: ids }) => (Array.isArray(ids) ? ids : []));
		if (entries.length === 0) return notTold(question, `no zone there that has ${key}`);
		const kinds = [...new Set(entries.map(kindOf))];
		return seen(question, kinds.join(' and '), kinds.join() === 'numbers');
	});
}

function kindOf(id: unknown): string {
	if (typeof id === 'number') return 'numbers';
	if (typeof id !== 'string') return 'neither numbers nor text';
	return /^\d+$/.test(id) ? 'numbers as text' : `text of ${id.length} letters`;
}

function secretRow(evidence: Evidence): Row {
	const question = {
		question: 'webhook_secret in lists and gets of webhook endpoints',
		says: 'not shown',
	};
	const endpoints = recordsOf(evidence, ENDPOINT);
	if (endpoints.length === 0) return notTold(question, 'no webhook endpoint there');
	const isShown = endpoints.some(({ webhook_secret: secret }) => typeof secret === 'string' && secret !== '');
	return seen(question, isShown ? 'shown' : 'not shown', !isShown);
}

async function filterRows({ client, visits }: Evidence): Promise<Row[]> {
	const asked: Record<string, string> = { billing_status: 'paid', service_status: 'active' };
	const path = orderListOf(visits);
	const rows: Row[] = [];
	for (const [key, value] of Object.entries(asked)) {
		const question = { question: `filter[${key}] of the list of orders`, says: 'taken' };
		if (path === undefined) {
			rows.push(notTold(question, 'no list of orders could be read'));
			continue;
		}
		const { status, body } = await client.api('GET', `${path}?filter[${key}]=${value}`);
		const isUnknown = status === 400 && /unpermitted/i.test(errorText(body));
		if (status === 200) rows.push(seen(question, 'taken', true));
		else if (isUnknown) rows.push(seen(question, '400, an unpermitted parameter', false));
		else rows.push(notTold(question, `the list answered ${status}`));
	}
	return rows;
}

function orderListOf({ all }: Visits): string | undefined {
	const route = 'GET /workspaces/{workspace_id}/orders';
	return all.find(({ operation, answer }) => operation.route === route && answer.status === 200)?.path;
}

/** Whether a read of a saved filter gives what the filter finds. */
async function resultsRow(evidence: Evidence): Promise<Row> {
	const question = { question: 'results of a saved filter, asked for by its GET', says: 'given' };
	const filter = recordsOf(evidence, SAVED_FILTER).find(
		({ filter_class: of, public_id: id }) => of === 'ContactsFilter' && typeof id === 'string',
	);
	if (filter === undefined) return notTold(question, 'no saved filter of contacts there');
	const path = SAVED_FILTER.replace('{id}', encodeURIComponent(String(filter.public_id)));
	const { status, body } = await evidence.client.api('GET', `${path}?results=true`);
	if (status !== 200) return notTold(question, `the filter answered ${status}`);
	const isGiven = isRec(body) && isRec(body.results);
	return seen(question, isGiven ? 'given' : 'not given', isGiven);
}

/** States of which the contract has no closed list. */
function stateRows(evidence: Evidence): Row[] {
	const states: Array<[string, string, string]> = [
		['Billing states of orders', '/orders/{id}', 'billing_status'],
		['Service states of orders', '/orders/{id}', 'service_status'],
		['States of invoices', '/orders/invoices/{id}', 'status'],
	];
	return states.map(([what, member, key]) => {
		const question = { question: what, says: 'an open set' };
		const values = recordsOf(evidence, member).flatMap(({ [key]: value }) =>
			typeof value === 'string' ? [plainWord(value)] : [],
		);
		if (values.length === 0) return notTold(question, 'no record there');
		return noted(question, [...new Set(values)].sort().join(', '));
	});
}
