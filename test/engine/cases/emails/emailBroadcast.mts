import type { INodeParameters } from 'n8n-workflow';

import {
	canceled,
	LAST_CHANGED,
	RAW,
	deleted,
	list,
	one,
	pick,
	workspace,
	written,
	type Cases,
} from '../case.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const LATER = '2033-05-01T10:00:00.000Z';

async function usableSender(company: Company): Promise<string> {
	const sender = pick(
		await company.in('emails/addresses'),
		({ usable_as_sender }) => usable_as_sender === true,
	);
	return String(sender.email_address);
}

/** A draft that could be sent. */
async function draft(company: Company): Promise<Rec> {
	const [topic] = await company.in('emails/topics');
	return await company.createIn('emails/broadcasts', {
		emails_broadcast: {
			name: 'Spring letter',
			from_email: await usableSender(company),
			topic_ids: [topic.id],
		},
	});
}

async function scheduled(company: Company): Promise<{ broadcast: Rec; send: Rec }> {
	const broadcast = await draft(company);
	const send = await company.create(`/emails/broadcasts/${broadcast.id}/send_actions`, {
		emails_broadcasts_send_action: { send_at: LATER },
	});
	return { broadcast, send };
}

const SHOWN = {
	subject: 'Spring is here',
	preheadline: 'And so are we',
	reply_to_email: 'answers@example.com',
	send_at: '2033-05-01',
	send_at_local_time: '09:30:00',
	time_zone: 'Europe/London',
	external_id: 'letter-4711',
	smart_sending: true,
	smart_sending_time: 1.5,
	smart_sending_unit: 'day',
	split_test: true,
	split_test_percentage: 30,
	split_test_wait_time: 4,
};

const VARIANT = { subject: 'Spring has come', preheadline: 'At last' };

/** What create and update share: as the user enters it, and as the record shows it. */
async function content(
	company: Company,
	filterName: string,
): Promise<{ fields: INodeParameters; record: Json }> {
	const [first, second] = await company.in('emails/topics');
	const [template] = await company.in('emails/templates');
	const filter = await company.createIn('refine_filters', {
		refine_filter: {
			name: filterName,
			criteria: [{ attribute: 'email_address', clause: 'sw', value: 'a' }],
		},
	});
	return {
		fields: {
			...SHOWN,
			topic_ids: [first.id, second.id],
			filter_id: byId(filter.id),
			template_id: byId(template.id),
			// The template wins over the bodies.
			html_body: '<p>Hello</p>',
			text_body: 'Hello',
			variants: { entries: [VARIANT] },
		},
		record: {
			...SHOWN,
			status: 'draft',
			topic_ids: [first.id, second.id],
			filter_id: expect.any(Number),
			template: expect.objectContaining({ id: template.id, name: template.name }),
			variants: [
				expect.objectContaining({ subject: SHOWN.subject, main: true, send_percentage: 15 }),
				expect.objectContaining({ ...VARIANT, main: false, send_percentage: 15 }),
			],
		},
	};
}

/** Email Broadcast, with its sends. */
export const emailBroadcastCases: Cases = {
	'emailBroadcast.getAll': async (company) => {
		const [, broadcast] = await company.in('emails/broadcasts');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				filters: { id: String(broadcast.id), status: 'draft' },
			},
			answer: [broadcast],
		};
	},
	'emailBroadcast.get': async (company) => {
		const [{ id, public_id }] = await company.in('emails/broadcasts');
		return await one(company, `/emails/broadcasts/${id}`, { emailBroadcast: byId(public_id) }, RAW);
	},
	'emailBroadcast.create': async (company) => {
		const { fields, record } = await content(company, 'Readers of the spring letter');
		const from_email = await usableSender(company);
		const recipients = [{ email: 'grace@example.com', first_name: 'Grace', last_name: 'Hopper' }];
		const { after, ...rest } = written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				name: 'Spring letter',
				fromEmail: from_email,
				additionalFields: { ...fields, send_immediately: false, recipients: { entries: recipients } },
			},
			{ ...record, name: 'Spring letter', from_email, send_immediately: false },
			(id) => `/emails/broadcasts/${id}`,
		);
		return {
			...rest,
			// Recipients that are not known yet become contacts.
			after: async (created) => {
				await after?.(created);
				const contacts = await company.in('contacts');
				expect(contacts.at(-1)).toMatchObject({ email_address: 'grace@example.com', first_name: 'Grace' });
			},
		};
	},
	'emailBroadcast.update': async (company) => {
		const { id } = await draft(company);
		const { fields, record } = await content(company, 'Readers of the summer letter');
		const named = { name: 'Summer letter', from_email: await usableSender(company) };
		return written(
			company,
			{
				emailBroadcast: byId(id),
				...RAW,
				additionalFields: { ...fields, ...named, fieldsToClear: '' },
			},
			{ id, ...record, ...named },
			() => `/emails/broadcasts/${id}`,
		);
	},
	'emailBroadcast.delete': async (company) =>
		deleted(company, 'emailBroadcast', await draft(company), (id) => `/emails/broadcasts/${id}`),
	'emailBroadcast.getStats': async (company) => {
		const { broadcast } = await scheduled(company);
		return {
			parameters: { emailBroadcast: byId(broadcast.id) },
			answer: [
				{
					progress: { total: null, queued: 0, processing: 0, sent: 0, failed: 0 },
					performance: expect.objectContaining({ delivered: 0, open_rate: 0 }),
					revenue: expect.objectContaining({ total: '0.00', orders_count: 0 }),
					currency: 'USD',
				},
			],
		};
	},
	'emailBroadcast.send': async (company) => {
		const { id } = await draft(company);
		return {
			parameters: { emailBroadcast: byId(id), ...RAW, additionalFields: { send_at: LATER } },
			answer: [{ broadcast_id: id, scheduled_for: LATER, performed_count: 0, completed_at: null }],
			after: async () =>
				expect(await company.get(`/emails/broadcasts/${id}`)).toMatchObject({ status: 'scheduled' }),
		};
	},
	'emailBroadcast.getSends': async (company) => {
		const { broadcast } = await scheduled(company);
		return await list(
			company,
			`/emails/broadcasts/${broadcast.id}/send_actions`,
			{ emailBroadcast: byId(broadcast.id) },
			RAW,
		);
	},
	'emailBroadcast.getSend': async (company) => {
		const { send } = await scheduled(company);
		const path = `/emails/broadcasts/send_actions/${send.id}`;
		return await one(company, path, { emailSendActionId: byId(send.id) }, RAW);
	},
	'emailBroadcast.cancelSend': async (company) => {
		const { broadcast, send } = await scheduled(company);
		const { after, ...rest } = canceled(
			company,
			'emailSendActionId',
			send,
			(id) => `/emails/broadcasts/send_actions/${id}`,
		);
		return {
			...rest,
			after: async (canceled) => {
				await after?.(canceled);
				const { status } = await company.get(`/emails/broadcasts/${broadcast.id}`);
				expect(status).toBe('canceled');
			},
		};
	},
};
