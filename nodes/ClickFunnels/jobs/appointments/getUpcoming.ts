import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { dateTime, number, reference } from '../../table/field';
import { listJob } from '../../table/job';

const APPOINTMENTS = 'GET /workspaces/{workspace_id}/appointments/scheduled_events';

const DAY_MS = 86_400_000;

/** From when on, and within how many days. */
interface Span {
	workspace_id: Id;
	from?: string;
	within_days?: number;
}

export const getUpcoming = listJob({
	value: 'getUpcoming',
	name: 'Get Upcoming',
	action: 'Get upcoming appointments',
	description:
		'Retrieve the appointments to come, the soonest first, with name and e-mail address of the contact. Those that are canceled are left out.',
	needs: { workspace_id: reference('Workspace', kinds.workspace) },
	filters: {
		from: dateTime('From', { withoutIt: 'now', description: 'The earliest start. Without one: now.' }),
		within_days: number('Within Days', {
			min: 1,
			withoutIt: 'however far ahead',
			description: 'Starts at most so many days later',
		}),
	},
	calls: [APPOINTMENTS],
	gives: APPOINTMENTS,
	simplify: {
		id: 'id',
		start_on: 'start_on',
		end_on: 'end_on',
		event_type: 'event_type.name',
		status: 'status',
		contact_id: 'primary_contact.id',
		contact_email: 'primary_contact.email_address',
		contact_first_name: 'primary_contact.first_name',
		contact_last_name: 'primary_contact.last_name',
		comments: 'comments',
	},
	run: (api, span) => upcoming(api, span),
});

/** The list knows neither filters nor an order by start: it is read whole, once in a run. */
async function* upcoming(
	api: Api<typeof APPOINTMENTS>,
	{ workspace_id, from, within_days = Infinity }: Span,
): AsyncGenerator<Row> {
	const all = await api.once(`appointments of ${workspace_id}`, async () => {
		const rows: Row[] = [];
		// Page by page: from both ends at once it would be one request more.
		for await (const row of api.rows(APPOINTMENTS, { workspace_id })) rows.push(row);
		return rows;
	});
	const first = from === undefined ? Date.now() : Date.parse(from);
	const last = first + within_days * DAY_MS;
	yield* all
		.map((row) => ({ row, start: Date.parse(String(row.start_on)) }))
		.filter(({ row, start }) => start >= first && start <= last && !/cancel/i.test(String(row.status)))
		.sort((a, b) => a.start - b.start)
		.map(({ row }) => row);
}
