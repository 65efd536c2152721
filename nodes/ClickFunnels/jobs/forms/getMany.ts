import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { reference } from '../../table/field';
import { listJob } from '../../table/job';
import { FIELD_SETS, FIELDS, OPTIONS } from '../steps/questions';
import { ANSWERS, answersOf } from './answered';

const ENTRIES = 'GET /forms/{form_id}/submissions';
const SUBMISSIONS = 'GET /workspaces/{workspace_id}/form_submissions';
const CALLS = [SUBMISSIONS, ENTRIES, FIELD_SETS, FIELDS, ANSWERS, OPTIONS] as const;

const NEWEST_FIRST = { sort_property: 'id', sort_order: 'desc' };

/** Whose submissions, and where they were made. */
interface Wanted {
	workspace_id: Id;
	form_id?: Id;
	contact_id?: Id;
	page_id?: Id;
}

export const getMany = listJob({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many form submissions with answers',
	description:
		'Retrieve what visitors entered, the newest first. Of a form: with answers by the text of its questions. Without one: of every page, with answers by field key.',
	needs: { workspace_id: reference('Workspace', kinds.workspace) },
	filters: {
		form_id: reference('Form', kinds.form, { byName: true }),
		contact_id: reference('Contact', kinds.contact, { byName: true }),
		page_id: reference('Page', kinds.page, { description: 'Only without a form' }),
	},
	calls: CALLS,
	gives: SUBMISSIONS,
	simplify: {
		id: 'id',
		contact_id: 'contact_id',
		page_id: 'page_id',
		answers: 'data',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	run: (api, wanted) => submissions(api, wanted),
});

async function* submissions(
	api: Api<(typeof CALLS)[number]>,
	{ workspace_id, form_id, contact_id, page_id }: Wanted,
): AsyncGenerator<Row> {
	if (form_id === undefined) {
		yield* api.rows(SUBMISSIONS, { workspace_id, contact_id, page_id, ...NEWEST_FIRST });
		return;
	}
	if (page_id !== undefined) {
		throw api.refusal('Page: the entries of a form do not say their page', 'Remove Form or Page.');
	}
	for await (const entry of api.rows(ENTRIES, { form_id, ...NEWEST_FIRST })) {
		if (contact_id !== undefined && String(entry.contact_id) !== String(contact_id)) continue;
		yield { ...entry, data: await answersOf(api, entry) };
	}
}
