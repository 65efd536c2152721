import { z } from 'zod';

/** A point on which sources differ or are silent, and the ways in which the sandbox can play it. */
interface Reading {
	/** The usual one first. */
	values: readonly [string, string, ...string[]];
	/** What it is about, for a person who chooses. */
	text: string;
	/** The heading of contract/BEHAVIOUR.md. */
	source: string;
}

/** Every reading by its name: the one place that lists them. */
export const READINGS = {
	platform: {
		values: ['trusted', 'untrusted'],
		text: 'whether Maton may use what is closed to platforms that ClickFunnels does not trust',
		source: 'Errors',
	},
	workspaces: {
		values: ['all', 'one'],
		text: 'how many workspaces a connection covers',
		source: 'Hosts and authorisation',
	},
	betas: {
		values: ['open', 'closed'],
		text: 'whether the workspace has what is in a closed beta',
		source: 'Record stats',
	},
	endpointSecrets: {
		values: ['onCreate', 'always'],
		text: 'where a webhook endpoint shows its webhook_secret',
		source: 'Webhooks',
	},
	eventIds: {
		values: ['same', 'hex', 'other'],
		text: "the event log's uuid beside a delivery's event_id: same text, without dashes, another one",
		source: 'Webhooks',
	},
	deliveries: {
		values: ['event_id', 'uuid'],
		text: 'whether a delivery says event_id and event_type, or uuid and event_type_id',
		source: 'Webhooks',
	},
	eventHeader: {
		values: ['absent', 'present'],
		text: "whether a delivery's header X-Webhook-ClickFunnels-Id has the event's id",
		source: 'Webhooks',
	},
	zoneIds: {
		values: ['numbers', 'codes'],
		text: 'how a shipping zone names its countries and regions',
		source: 'Ids in bodies',
	},
	orderFilters: {
		values: ['known', 'unknown'],
		text: 'whether the list of orders filters by billing_status and service_status',
		source: 'Orders',
	},
	optOuts: {
		values: ['kept', 'lifted'],
		text: 'whether an upsert of a contact that has unsubscribed leaves it so',
		source: 'Contacts',
	},
	deletedContacts: {
		values: ['anew', 'found'],
		text: 'whether an upsert makes a contact anew where the one of that address was deleted, or finds that one',
		source: 'Contacts',
	},
	exportFiles: {
		values: ['open', 'closed'],
		text: 'whether the file of an export can be read by whoever has its address, or after signing in',
		source: 'Bulk contact actions',
	},
	cancelAgain: {
		values: ['taken', 'refused'],
		text: 'whether an order that is canceled already can be canceled again',
		source: 'Order cancellation',
	},
	stripe: {
		values: ['prompt', 'slow'],
		text: 'whether what Stripe does behind an answer shows at the next read, or at none',
		source: 'Background work',
	},
	filterResults: {
		values: ['given', 'ignored'],
		text: 'whether ClickFunnels gives the results of a filter that are asked for',
		source: 'Filters',
	},
	matonErrors: {
		values: ['nested', 'flat'],
		text: "Maton's own errors: {error:{message,code}}, or {message,type,code}",
		source: 'Errors',
	},
} as const satisfies Record<string, Reading>;

type Name = keyof typeof READINGS;

/** A value for every reading. */
export type Readings = { [name in Name]: (typeof READINGS)[name]['values'][number] };

/** The usual value of every reading. */
export const USUAL = Object.fromEntries(
	Object.entries(READINGS).map(([name, { values }]) => [name, values[0]]),
) as Readings;

/** Readings that come from outside: a request or a command line. Unknown names and values are refused. */
export const readingsSchema = z
	.object(
		Object.fromEntries(
			Object.entries(READINGS).map(([name, { values }]) => [name, z.enum(values).optional()]),
		),
	)
	.strict() as unknown as z.ZodType<Partial<Readings>>;

/** Reads `NAME=VALUE`, for example `platform=untrusted`. Throws an Error that says what there is. */
export function parseReading(notation: string): Partial<Readings> {
	const [name, value] = notation.split('=', 2);
	if (!Object.hasOwn(READINGS, name))
		throw new Error(`--reading ${notation}: there is ${Object.keys(READINGS).join(', ')}`);
	const { values } = READINGS[name as Name];
	const known: readonly string[] = values;
	if (!known.includes(value)) throw new Error(`--reading ${notation}: ${name} is ${known.join(' or ')}`);
	return { [name]: value };
}

/** Every reading as a line for a person, the usual value first. */
export function readingLines(): string[] {
	const width = Math.max(...Object.keys(READINGS).map((name) => name.length));
	return Object.entries(READINGS).map(
		([name, { values, text }]) => `${name.padEnd(width)}  ${values.join(' | ')}: ${text}`,
	);
}
