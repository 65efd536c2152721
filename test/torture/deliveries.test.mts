import { gzipSync } from 'node:zlib';

import { createRandom } from '../../sandbox/random.mts';
import { pass } from '../support/clock.mts';
import type { Answer, Incoming } from '../support/receiver.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { anotherProcess } from '../trigger/another-process.mts';
import { forgeries } from '../trigger/forgery-kinds.mts';
import { signed, useTrigger } from '../trigger/use-trigger.mts';
import { PATIENCE_MS, report, SEED, sized } from './torture.mts';

const t = useTrigger();

const DELIVERIES = sized(5_000, 600);
const AT_ONCE = 12;
/** Restarts cost a load of the package. */
const SHARE_OF_RESTARTS = 0.05;
const SHARE_OF_FAILED_STARTS = 0.15;

type Kind = 'new' | 'repeated' | 'forged' | 'late' | 'compressed' | 'not asked for' | 'no event';
const KINDS: Kind[] = [
	'new',
	'new',
	'new',
	'new',
	'repeated',
	'repeated',
	'forged',
	'forged',
	'late',
	'compressed',
	'not asked for',
	'no event',
];

const random = createRandom(SEED);
const forgeryNames = Object.keys(forgeries);

/** One delivery, and the event that it truly brings; undefined for one that may start nothing. */
interface Delivery {
	incoming: Incoming;
	/** What is forged, where something is. */
	forgery?: string;
	event?: string;
}

/** Deliveries of all kinds to one workflow, of which the true ones are known. */
class Sender {
	/** Every event that was truly delivered, and whether it was taken. */
	readonly events = new Map<string, boolean>();

	private made = 0;

	constructor(private readonly secret: string) {}

	one(): Delivery {
		const kind = random.pick(KINDS);
		const known = [...this.events.keys()];
		const event = kind === 'repeated' && known.length > 0 ? random.pick(known) : `event-${++this.made}`;
		const body = { event_id: event, event_type: 'contact.created', data: { id: this.made, name: 'Zoë' } };
		const now = Math.floor(Date.now() / 1_000);
		switch (kind) {
			case 'new':
			case 'repeated':
				return { event, incoming: signed(this.secret, body) };
			case 'late':
				return {
					event,
					incoming: signed(this.secret, body, { timestamp: now - random.between(60, 540) }),
				};
			case 'forged': {
				const rawBody = Buffer.from(JSON.stringify(body));
				const name = random.pick(forgeryNames);
				return {
					forgery: name,
					incoming: forgeries[name]({ secret: this.secret, timestamp: now, rawBody, random: random.next }),
				};
			}
			case 'compressed': {
				const { headers, rawBody } = signed(this.secret, body);
				return { incoming: { headers, rawBody: gzipSync(rawBody) } };
			}
			case 'not asked for':
				return { incoming: signed(this.secret, { ...body, event_type: 'order.created' }) };
			case 'no event':
				return {
					incoming: signed(this.secret, random.pick<unknown>([[], null, 5, 'x', {}, { event_type: 5 }])),
				};
		}
	}

	/** Events whose delivery was answered with 5xx: ClickFunnels sends them again. */
	owed(): string[] {
		return [...this.events].filter(([, isTaken]) => !isTaken).map(([event]) => event);
	}

	again(event: string): Incoming {
		return signed(this.secret, { event_id: event, event_type: 'contact.created', data: {} });
	}
}

test(
	'deliveries of all kinds',
	async () => {
		const workflow = t.workflow({}, { generation: 2 });
		await workflow.activate();
		const { secret } = t.endpointOf(workflow);
		const sender = new Sender(secret);
		const counts = { delivered: 0, restarts: 0, failedStarts: 0, shown: 0 };
		const wrong: string[] = [];
		const deliver = async ({ incoming, event, forgery }: Delivery) => {
			if (event !== undefined && !sender.events.has(event)) sender.events.set(event, false);
			const answer: Answer = await workflow.deliver(incoming);
			if (JSON.stringify(answer).includes(secret)) counts.shown++;
			counts.delivered++;
			if (event !== undefined && answer.status < 300) sender.events.set(event, true);
			if (forgery && answer.status !== 401) wrong.push(`${forgery} answered ${answer.status}`);
		};
		while (counts.delivered < DELIVERIES) {
			if (random.chance(SHARE_OF_RESTARTS)) await restart(workflow, counts);
			workflow.stores = !random.chance(SHARE_OF_FAILED_STARTS);
			if (!workflow.stores) counts.failedStarts++;
			await Promise.all(Array.from({ length: random.between(1, AT_ONCE) }, () => deliver(sender.one())));
		}
		workflow.stores = true;
		for (const event of sender.owed()) await deliver({ event, incoming: sender.again(event) });
		await pass(2_000);

		const ran = workflow.items.map(({ event_id: id }) => String(id));
		const isTrue = (id: string) => sender.events.has(id);
		expect(wrong).toEqual([]);
		report('Deliveries', [
			{ what: 'deliveries', value: counts.delivered },
			{ what: 'restarts of n8n', value: counts.restarts },
			{ what: 'times in which no run could be stored', value: counts.failedStarts },
			{ what: 'true events', value: sender.events.size },
			{
				what: 'true events that started nothing',
				value: [...sender.events.keys()].filter((id) => !ran.includes(id)).length,
				most: 0,
			},
			{ what: 'events that started a workflow twice', value: ran.length - new Set(ran).size, most: 0 },
			{ what: 'starts by what was no true event', value: ran.filter((id) => !isTrue(id)).length, most: 0 },
			{
				what: 'answers, items and warnings that show the secret',
				value: counts.shown + Number(JSON.stringify([workflow.items, workflow.warnings]).includes(secret)),
				most: 0,
			},
			{ what: 'forgeries that were not refused', value: wrong.length, most: 0 },
		]);
	},
	PATIENCE_MS,
);

/** n8n ends, once what its runs have told is written, and starts again. */
async function restart(workflow: TriggerWorkflow, counts: { restarts: number }): Promise<void> {
	counts.restarts++;
	await pass(1_000);
	await workflow.stop();
	workflow.settings.nodeType = await anotherProcess();
	await workflow.activate();
}
