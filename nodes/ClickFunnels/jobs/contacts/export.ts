import { sleep } from 'n8n-workflow';

import * as kinds from '../../kinds';
import { isCalled, type Api, type Id, type Row } from '../../table/api';
import { options, stringList } from '../../table/field';
import { job } from '../../table/job';
import { chosen } from '../../table/jobField';
import { BY_EMAIL } from '../steps/contact';
import { cellsIn, keysOf, recordOf } from '../steps/csv';
import { segmentCalled, SEGMENTS } from '../steps/segment';

const EXPORT = 'POST /workspaces/{workspace_id}/contacts/export_actions';
const ACTION = 'GET /contacts/export_actions/{id}';

/** How long it waits for the file. No source says how long ClickFunnels takes. */
const PATIENCE_MINUTES = 30;

/** So many rows are read at a stretch: n8n is to go on meanwhile. */
const STRETCH = 500;

const COLUMNS = ['email_address', 'first_name', 'last_name', 'phone_number'];

export const exportContacts = job({
	value: 'export',
	name: 'Export',
	action: 'Export contacts',
	description:
		'Have ClickFunnels write contacts into a CSV file, wait for it, and give it or its rows: few calls, however many they are',
	needs: { workspace_id: BY_EMAIL.workspace_id },
	takes: {
		fields: stringList('Columns', {
			description: 'Keys of contact fields or custom attributes',
			placeholder: `e.g. ${COLUMNS.join(', ')}`,
		}),
		output_as: options('Output As', ['items', 'file'], { names: { items: 'Items', file: 'CSV File' } }),
		segment: chosen('Segment', kinds.segment, { withoutIt: 'all contacts' }),
	},
	calls: [EXPORT, ACTION, SEGMENTS],
	simplify: null,
	run: async (api, { workspace_id, fields = COLUMNS, output_as: as = 'items', segment }) => {
		const id = isCalled(segment) ? await segmentCalled(api, workspace_id, segment) : segment;
		const whose = id === undefined ? { target_all: true } : { stored_filter_id: String(id) };
		const action = await finished(api, await api.call(EXPORT, { workspace_id, fields, ...whose }));
		const content = await api.file(String(action.file_url));
		if (as === 'file') {
			await api.attach({ content, name: `contacts-${String(action.id)}.csv`, type: 'text/csv' });
			return { row: action };
		}
		return { rows: await recordsIn(content.toString('utf8'), fields) };
	},
});

/**
 * An export once its file is there.
 * @throws NodeOperationError where there is none by the end of its time
 */
async function finished(api: Api<typeof ACTION>, action: Row): Promise<Row> {
	const isDone = ({ completed_at, file_url }: Row) => Boolean(completed_at && file_url);
	const given = { id: action.id as Id };
	const seen = await api.until(ACTION, given, { isDone, seconds: PATIENCE_MINUTES * 60 });
	// What is only previewed has no such key.
	if (isDone(seen) || seen.file_url === undefined) return seen;
	const { id, performed_count: done, target_count: all } = seen;
	throw api.refusal(
		`Export: ClickFunnels has not made the file within ${PATIENCE_MINUTES} minutes (${String(done)} of ${String(all)} contacts)`,
		`Look later by Bulk Job: Get Export Job in the ClickFunnels API node, with the ID ${String(id)}.`,
	);
}

async function recordsIn(text: string, asked: string[]): Promise<Row[]> {
	const lines = cellsIn(text);
	const { value: head = [] } = lines.next();
	const keys = keysOf(head, asked);
	const records: Row[] = [];
	for (const cells of lines) {
		records.push(recordOf(keys, cells));
		if (records.length % STRETCH === 0) await sleep(0);
	}
	return records;
}
