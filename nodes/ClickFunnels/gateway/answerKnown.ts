import type { Meaning } from './answerMeanings';

/** What an answer is known by. */
interface Known {
	statuses: number[];
	/** What it is the answer to, by the line's route; any where there is none. */
	to?: RegExp;
	says?: RegExp;
	/** Whether it must name a field of the request. */
	named?: boolean;
	meaning: Meaning;
}

/** What an answer of ClickFunnels is looked up by. */
export interface Heard {
	status: number;
	text: string;
	route?: string;
	/** Whether it names a field of the request. */
	named: boolean;
}

/** Where ClickFunnels is connected. */
export const CONNECTIONS = 'https://maton.ai';

/** Rails' word for what must be the only one, and what others say in its place. */
const IS_THERE = /\b(already|taken|exists)\b/i;

/** Whether ClickFunnels refuses something because it is there already. */
export function saysThatItIsThere(status: number, text: string): boolean {
	return status === 409 || (status === 422 && IS_THERE.test(text));
}

/**
 * What people run into, the first that fits. Where a text is marked as a guess no source has it: words that do
 * not fit keep what their status means.
 */
const KNOWN: Known[] = [
	// Guess, also whether it is refused at all (ClickFunnels behaviour: courses).
	{
		statuses: [409, 422],
		to: /^POST \/courses\/\{\w+\}\/enrollments$/,
		says: IS_THERE,
		meaning: {
			message: 'The contact is already enrolled in this course',
			advice: 'Get Many with the filter Contact gives the enrollment.',
		},
	},
	// Guess, also whether it is refused at all (ClickFunnels behaviour: not settled by any source).
	{
		statuses: [409, 422],
		to: /^POST \/workspaces\/\{\w+\}\/contacts$/,
		says: /^email.*\b(already|taken|exists)\b/i,
		named: true,
		meaning: {
			message: '{field}: a contact already has the address {value}',
			advice: 'Use Create or Update.',
		},
	},
	{
		statuses: [409, 422],
		to: /^PUT \/contacts\/\{\w+\}$/,
		says: /^email.*\b(already|taken|exists)\b/i,
		named: true,
		meaning: {
			message: '{field}: another contact already has the address {value}',
			advice: 'Enter another one, or change that contact.',
		},
	},
	// (ClickFunnels behaviour: contact tags)
	{
		statuses: [422],
		to: /^POST .*\/tags$/,
		says: IS_THERE,
		named: true,
		meaning: {
			message: '{field}: there is already a tag {value}',
			advice: 'Get Many finds it.',
		},
	},
	// Guess (ClickFunnels behaviour: contact tags).
	{
		statuses: [409, 422],
		to: /^POST .*\/applied_tags$/,
		says: IS_THERE,
		meaning: { message: 'The tag is already applied', advice: 'Nothing is left to do.' },
	},
	// (ClickFunnels behaviour: refunds)
	{
		statuses: [404],
		to: /^POST \/orders\/transactions\/\{\w+\}\/refund$/,
		meaning: {
			message: 'There is nothing to refund: the transaction may be refunded already',
			advice: 'Only an approved sale or capture can be, once. Else check the ID.',
		},
	},
	// (ClickFunnels behaviour: order cancellation)
	{
		statuses: [422],
		to: /^POST \/orders\/\{\w+\}\/cancel$/,
		says: /only subscription orders/i,
		meaning: {
			message: 'There is nothing to cancel: the order is no subscription',
			advice: 'To give money back, refund its transaction.',
		},
	},
	// Guess of orders; fulfillments say so (ClickFunnels behaviour: fulfillments).
	{
		statuses: [404, 409, 422],
		to: /\/cancel$/,
		says: /\balready\b/i,
		meaning: { message: 'There is nothing to cancel: {text}', advice: '' },
	},
	// (ClickFunnels behaviour: errors; products)
	{ statuses: [409], says: /\balready\b/i, meaning: { message: '{text}', advice: 'Nothing was changed.' } },
	{
		statuses: [400],
		says: /param is missing or the value is empty/i,
		meaning: {
			message: 'Nothing is set, and ClickFunnels needs something',
			advice: 'Set at least one field. ClickFunnels says: {text}',
		},
	},
	// Rails' word for a record that is not there.
	{
		statuses: [422],
		says: /\bmust exist\b/i,
		meaning: {
			message: '{text}',
			advice: 'Check the IDs: one is of no record, or of one in another workspace.',
		},
	},
	// (ClickFunnels behaviour: lists)
	{
		statuses: [400, 422],
		says: /found unpermitted parameter/i,
		named: true,
		meaning: { message: '{text}', advice: 'Remove it: ClickFunnels does not offer it here.' },
	},
	{
		statuses: [400, 422],
		says: /found unpermitted parameter/i,
		meaning: {
			message: 'ClickFunnels does not know a filter or field of the request{said}',
			advice:
				'Remove what is named there, such as Billing Status for billing_status: ClickFunnels does not offer it here.',
		},
	},
	// (ClickFunnels behaviour: errors)
	{
		statuses: [403],
		says: /restricted to trusted developer platforms/i,
		meaning: {
			message: 'ClickFunnels allows this only to platforms that it trusts{said}',
			advice:
				'No role and no plan changes that: the connection goes through Maton. Ask Maton whether ClickFunnels trusts it, or will.',
		},
	},
	{
		statuses: [403],
		says: /closed (alpha|beta)/i,
		meaning: {
			message: 'ClickFunnels has not opened this to your workspace yet{said}',
			advice: 'It is in a closed alpha or beta. Ask ClickFunnels to open it to your workspace.',
		},
	},
	{
		statuses: [403],
		says: /\bscopes?\b/i,
		meaning: {
			message: 'ClickFunnels does not allow this{said}',
			advice: `The connection lacks this right. Reconnect ClickFunnels at ${CONNECTIONS} and allow all that is asked for, as a user whose role includes it.`,
		},
	},
];

/** What is known of an answer of ClickFunnels beside its status. */
export function knownMeaning({ status, text, route = '', named }: Heard): Meaning | undefined {
	return KNOWN.find(
		(one) =>
			one.statuses.includes(status) &&
			(one.to?.test(route) ?? true) &&
			(one.says?.test(text) ?? true) &&
			(named || !one.named),
	)?.meaning;
}
