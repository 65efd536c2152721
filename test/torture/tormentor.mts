import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

import { createRandom, type Random } from '../../sandbox/random.mts';
import { serve, type Serving } from '../support/serve.mts';
import { passedOn } from '../trigger/altering-gateway.mts';

type Sent = Awaited<ReturnType<typeof passedOn>>;

/** A way in which a gateway misbehaves with one request. */
interface Torment {
	name: string;
	/** Whether ClickFunnels has done what was asked before it. */
	isDone: boolean;
	/** What the sender gets in place of the answer; `good` is what it would have got. */
	play: (response: ServerResponse, good?: Sent) => void;
}

const PAGE = '<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body>Ray 7f3a</body></html>';
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** A refusal before the work, with each kind of Retry-After. */
const REFUSALS: Torment[] = [
	undefined,
	'0',
	'1',
	'2',
	'-5',
	'1.5',
	'soon',
	'3600',
	'Thu, 01 Jan 1970 00:00:00 GMT',
].map((after) => ({
	name: `429, Retry-After ${after}`,
	isDone: false,
	play: (response) =>
		response
			.writeHead(429, { ...JSON_TYPE, ...(after && { 'retry-after': after }) })
			.end('{"error":"slow down"}'),
}));

/** Breakdowns, before and after the work. */
const BREAKDOWNS: Torment[] = [408, 500, 502, 503, 504, 520, 521, 522, 523, 524].flatMap((status) =>
	[false, true].map((isDone) => ({
		name: `${status}`,
		isDone,
		play: (response: ServerResponse) => response.writeHead(status, HTML).end(PAGE),
	})),
);

const CUTS: Torment[] = [false, true].map((isDone) => ({
	name: 'reset',
	isDone,
	play: (response) => response.socket?.resetAndDestroy(),
}));

/** No answer, or one that never ends. */
const SILENCES: Torment[] = [false, true].flatMap((isDone) => [
	{ name: 'silence', isDone, play: () => undefined },
	{
		name: 'a drip',
		isDone,
		play: (response: ServerResponse) => {
			response.writeHead(200, JSON_TYPE).write('{"id":');
			const drip = setInterval(() => {
				if (response.destroyed) clearInterval(drip);
				else response.write(' ');
			}, 100);
		},
	},
]);

/** A refusal that shows the request's headers, as debug pages do. */
const ECHOES: Torment[] = [422, 500].map((status) => ({
	name: `${status} with an echo`,
	isDone: false,
	play: (response) => {
		const { authorization, 'maton-connection': connection } = response.req.headers;
		response
			.writeHead(status, JSON_TYPE)
			.end(JSON.stringify({ error: `bad headers: ${authorization}, ${connection}` }));
	},
}));

/** Successes that can't be read, or say something else. */
const ODD: Torment[] = [
	{
		name: 'cut short',
		isDone: true,
		play: (response, good) => response.writeHead(200, JSON_TYPE).end(good?.text.slice(0, -2)),
	},
	{
		name: 'two megabytes',
		isDone: true,
		play: (response) => response.writeHead(200, HTML).end('x'.repeat(2_000_000)),
	},
	{ name: 'a page', isDone: true, play: (response) => response.writeHead(200, HTML).end(PAGE) },
	{
		name: 'errors in a success',
		isDone: false,
		play: (response) => response.writeHead(200, JSON_TYPE).end('{"errors":["quota exceeded"]}'),
	},
	{
		name: 'a refusal in a success',
		isDone: false,
		play: (response) => response.writeHead(201, JSON_TYPE).end('{"error":"quota exceeded"}'),
	},
	{
		name: 'another shape',
		isDone: true,
		play: (response) => response.writeHead(200, JSON_TYPE).end('{"hello":"world"}'),
	},
];

/** Every torment but the refusals, which hold up all who use the key. */
const WITHOUT_REFUSALS = [...BREAKDOWNS, ...CUTS, ...SILENCES, ...ECHOES, ...ODD];

export interface TormentorOptions {
	sandboxUrl: string;
	seed: number;
	/** Share of the requests that something is done to, of 0 to 1. */
	share: number;
	/** Whether it answers 429, too. */
	refuses: boolean;
	/** Whether requests for a path are left alone. */
	spares: (path: string) => boolean;
}

/** A gateway that misbehaves by chance. */
export interface Tormentor extends Serving {
	/** How many requests came. */
	requests: number;
	/** How often each torment was played, by its name. */
	played: Map<string, number>;
}

/** Starts a gateway in front of the sandbox that misbehaves with a share of the requests. */
export async function startTormentor(options: TormentorOptions): Promise<Tormentor> {
	const random = createRandom(options.seed);
	const torments = options.refuses ? [...WITHOUT_REFUSALS, ...REFUSALS] : WITHOUT_REFUSALS;
	const seen = { requests: 0, played: new Map<string, number>() };
	/** Requests for which the gateway is away, as while it restarts. */
	let away = 0;
	const serving = await serve(async (request, response) => {
		seen.requests++;
		if (options.spares(request.url ?? ''))
			return await answer(request, response, undefined, options.sandboxUrl);
		const torment = drawn(random, torments, options.share);
		if (torment && random.chance(0.02)) away = random.between(2, 8);
		if (away > 0) {
			away--;
			response.socket?.destroy();
			return;
		}
		if (torment) seen.played.set(torment.name, (seen.played.get(torment.name) ?? 0) + 1);
		await answer(request, response, torment, options.sandboxUrl);
	});
	return Object.assign(seen, serving);
}

function drawn(random: Random, torments: Torment[], share: number): Torment | undefined {
	return random.chance(share) ? random.pick(torments) : undefined;
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	torment: Torment | undefined,
	sandboxUrl: string,
): Promise<void> {
	if (torment && !torment.isDone) {
		await textOf(request);
		torment.play(response);
		return;
	}
	const good = await passedOn(request, sandboxUrl);
	if (torment) torment.play(response, good);
	else response.writeHead(good.status, { ...JSON_TYPE, ...good.headers }).end(good.text || undefined);
}
