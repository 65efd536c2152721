import * as kinds from '../../kinds';
import type { Api, Id, Row, Values } from '../../table/api';
import { sameName } from '../../table/called';
import { boolean, dateTime, email, longText, number, options, reference, text } from '../../table/field';
import { job } from '../../table/job';
import { newestOf } from '../steps/newest';
import { madeOnce } from '../steps/refusal';

const SENDER = 'GET /emails/addresses/{id}';
const TOPIC = 'GET /emails/topics/{id}';
const BROADCASTS = 'GET /workspaces/{workspace_id}/emails/broadcasts';
const BROADCAST = 'GET /emails/broadcasts/{id}';
const CREATE = 'POST /workspaces/{workspace_id}/emails/broadcasts';
const REMOVE = 'DELETE /emails/broadcasts/{id}';
const SENDS = 'GET /emails/broadcasts/{broadcast_id}/send_actions';
const SEND = 'POST /emails/broadcasts/{broadcast_id}/send_actions';

export const createAndSend = job({
	value: 'createAndSend',
	name: 'Create and Send',
	action: 'Create and send email broadcast',
	description:
		'Send an e-mail to a segment or to all contacts, now or at a time. Each needs a name of its own: what this operation has sent under a name is not sent again; the result says so.',
	isFinal: true,
	needs: {
		workspace_id: reference('Workspace', kinds.workspace),
		name: text('Name', { description: 'Recipients don’t see it. Put the date into a regular one.' }),
		sender_id: reference('Sender', kinds.emailSender),
		topic_id: reference('Topic', kinds.emailTopic),
		subject: text('Subject'),
		send_to: options('Send To', ['segment', 'all_contacts']),
		send: options('Send', ['at_a_time', 'now'], { names: { at_a_time: 'At a Time' } }),
	},
	takes: {
		segment_id: reference('Segment', kinds.segment, {
			property: 'toSegment',
			byName: true,
			withoutIt: 'other contacts',
			neededWith: { sendTo: ['segment'] },
		}),
		send_at: dateTime('Send At', { withoutIt: 'no time to send at', neededWith: { send: ['at_a_time'] } }),
		template_id: reference('Email Template', kinds.emailTemplate, { byName: true }),
		html_body: longText('HTML Body', {
			description: 'With Liquid, set the field to Fixed: n8n takes {{ }} for an expression',
		}),
		preheadline: text('Preheadline', { description: 'Up to 150 characters' }),
		reply_to_email: email('Reply-To Email'),
		smart_sending: boolean('Send in Batches', 'Whether to send in parts, as always above 5,000 recipients', {
			initial: true,
			withoutIt: 'in batches',
		}),
		smart_sending_time: number('Spread Over (Hours)', {
			min: 0.5,
			decimals: true,
			withoutIt: 'as long as ClickFunnels takes',
			description: 'At most 100',
		}),
	},
	calls: [SENDER, TOPIC, BROADCASTS, BROADCAST, CREATE, REMOVE, SENDS, SEND],
	gives: BROADCAST,
	// The broadcast's own send_at stays empty.
	adds: { scheduled_for: 'string' },
	outcome: { key: 'send_result', values: ['sending', 'scheduled', 'already_there'] },
	alone: ({ workspace_id, name }) => `${workspace_id} ${sameName(name)}`,
	run: async (api, { sender_id, topic_id, send_to, send, send_at, ...content }) => {
		const { workspace_id, name } = content;
		refuseUnclear(api, { send_to, send, send_at, ...content });
		const before = await theOne(api, { workspace_id, name });
		if (before && (before.status !== 'draft' || (await api.first(SENDS, { broadcast_id: before.id })))) {
			return { row: before, outcome: 'already_there' };
		}
		const sender = await api.call(SENDER, { id: sender_id });
		if (sender.usable_as_sender === false) {
			throw api.refusal(
				`Email Sender: ${String(sender.email_address)} can’t send yet`,
				'Choose another, or finish the setup of its domain in ClickFunnels.',
			);
		}
		const { id: topic } = await api.call(TOPIC, { id: topic_id });
		// A draft that an earlier run has left may hold what is no longer wanted.
		if (before) await api.call(REMOVE, { id: before.id });
		const { row: draft } = await madeOnce(
			async () =>
				await api.call(CREATE, {
					...inBroadcast(content),
					from_email: sender.email_address,
					topic_ids: [topic],
				}),
			async () => await theOne(api, { workspace_id, name, not: before?.id as Id | undefined }),
		);
		const { id: broadcast_id } = draft;
		const { row: sending } = await madeOnce(
			async () => await api.call(SEND, { broadcast_id, send_at }),
			async () => await api.first(SENDS, { broadcast_id }),
		);
		const { scheduled_for } = sending;
		const row = { ...(await api.call(BROADCAST, { id: broadcast_id })), scheduled_for };
		return { row, outcome: send_at === undefined ? 'sending' : 'scheduled' };
	},
});

/** What goes to whom. */
interface Content {
	workspace_id: Id;
	name: string;
	subject: string;
	segment_id?: Id;
	template_id?: Id;
	html_body?: string;
	preheadline?: string;
	reply_to_email?: string;
	smart_sending?: boolean;
	smart_sending_time?: number;
}

/** The same with what the user says beside it: whether it is all contacts, and when. */
type Wanted = Content & { send_to: unknown; send: unknown; send_at?: string };

/** Holds what would go to others, at another time, or empty. */
function refuseUnclear(api: Pick<Api, 'refusal'>, wanted: Wanted): void {
	const { send_to, send, segment_id, send_at, template_id, html_body } = wanted;
	const { smart_sending: inBatches, smart_sending_time: hours } = wanted;
	const wrong: Array<[boolean, string, string]> = [
		[
			send_to === 'segment' && segment_id === undefined,
			'Segment: a segment is needed',
			'Choose one, or set Send To to All Contacts.',
		],
		[
			send_to !== 'segment' && segment_id !== undefined,
			'Segment: it goes with Send To set to Segment alone',
			'Remove it, or set Send To to Segment.',
		],
		[send !== 'now' && send_at === undefined, 'Send At: a time is needed', 'Enter one, or set Send to Now.'],
		[
			send === 'now' && send_at !== undefined,
			'Send At: it goes with Send set to At a Time alone',
			'Remove it, or set Send to At a Time.',
		],
		[
			send_at !== undefined && Date.parse(send_at) <= Date.now(),
			`Send At: ${String(send_at)} is not ahead`,
			'Enter a later time, or set Send to Now.',
		],
		[
			(template_id === undefined) === (html_body === undefined),
			'Email Template: either it or HTML Body is needed',
			template_id === undefined ? 'Add one of them under Additional Fields.' : 'Remove one of them.',
		],
		[
			inBatches === false && hours !== undefined,
			'Spread Over (Hours): it goes with Send in Batches alone',
			'Remove it, or turn Send in Batches on.',
		],
		[
			hours !== undefined && hours > MOST_HOURS,
			`Spread Over (Hours): ClickFunnels takes ${MOST_HOURS} at most`,
			'Enter less.',
		],
	];
	const [, message, whatToDo] = wrong.find(([isWrong]) => isWrong) ?? [];
	if (message !== undefined && whatToDo !== undefined) throw api.refusal(message, whatToDo);
}

/** Longer than that is refused (ClickFunnels behaviour: broadcasts). */
const MOST_HOURS = 100;

function inBroadcast({ segment_id, ...content }: Content): Values {
	const { name, smart_sending_time: hours } = content;
	return {
		...content,
		external_id: name,
		filter_id: segment_id,
		...(hours !== undefined && { smart_sending_unit: 'hour' }),
	};
}

/** The broadcast that this operation has made under a name, as it is now: it keeps the name as its external ID. */
async function theOne(
	api: Api<typeof BROADCASTS | typeof BROADCAST>,
	{ workspace_id, name, not }: { workspace_id: Id; name: string; not?: Id },
): Promise<Row | undefined> {
	const found = await newestOf(api, {
		list: BROADCASTS,
		within: { workspace_id },
		isWanted: ({ id, external_id: made }) => id !== not && sameName(made ?? '') === sameName(name),
	});
	return found && (await api.find(BROADCAST, { id: found.id }));
}
