import { limitedText, whyNoAnswer } from '../lib/network.mts';
import { ProbeStop, type ProbeOptions } from './options.mts';

/** Milliseconds from one request to the next. */
const PACE_MS = 200;

const TIMEOUT_MS = 30_000;

/** How often a request is sent that was answered with 429. */
const MOST_TRIES = 4;

/** After how many requests without an answer, one after the other, there is no point in going on. */
const MOST_SILENT = 3;

const LONGEST_PAUSE_MS = 60_000;

/** So much of an answer is read; the largest records have some megabytes. */
const MOST_MEGABYTES = 64;

/** What asking answered. */
export interface Answer {
	/** 0: there was no answer. */
	status: number;
	headers: Headers;
	/** JSON where it is some, else the text. */
	body: unknown;
	/** Why there was no answer. */
	reason?: string;
}

/** What a request has besides its method and path. */
export interface Asking {
	/** In place of the user's key. */
	key?: string;
	/** In place of the user's connection; empty for none. */
	connection?: string;
	body?: unknown;
	/** Ctrl-C waits for its answer, and so does what removes what it wrote. */
	uncut?: boolean;
	/** Sent even after Ctrl-C, as it removes what was written. */
	cleansUp?: boolean;
}

/** Asks the gateway, one request at a time and slowly. */
export class Client {
	/** Answers of the gateway that no question asked for, such as a 429. */
	readonly troubles: Answer[] = [];
	/** Requests so far. */
	count = 0;
	#silent = 0;
	readonly #options: ProbeOptions;
	readonly #wait: (ms: number) => Promise<unknown>;
	readonly #stop: AbortSignal;

	/** `wait` lets milliseconds pass; `stop` is Ctrl-C. */
	constructor(options: ProbeOptions, wait: (ms: number) => Promise<unknown>, stop: AbortSignal) {
		this.#options = options;
		this.#wait = wait;
		this.#stop = stop;
	}

	/** Asks ClickFunnels: `GET`, `/teams`. */
	async api(method: string, path: string, asking: Asking = {}): Promise<Answer> {
		return await this.ask(method, `/clickfunnels/api/v2${path}`, asking);
	}

	/**
	 * Asks the gateway by a full path, again after a 429.
	 * @throws ProbeStop after Ctrl-C, and where nothing answers any more
	 */
	async ask(method: string, path: string, asking: Asking = {}): Promise<Answer> {
		for (let tries = 1; ; tries++) {
			if (this.#stop.aborted && !asking.cleansUp) throw new ProbeStop('Stopped.');
			await this.#wait(PACE_MS);
			const answer = await this.#send(method, path, asking);
			this.#silent = answer.status === 0 ? this.#silent + 1 : 0;
			if (this.#silent >= MOST_SILENT && !asking.uncut && !asking.cleansUp)
				throw new ProbeStop(`The gateway has stopped answering: ${answer.reason}.`);
			if (answer.status === 429 || answer.status === 500) this.troubles.push(answer);
			if (answer.status !== 429 || tries === MOST_TRIES) return answer;
			await this.#wait(pauseOf(answer));
		}
	}

	async #send(method: string, path: string, asking: Asking): Promise<Answer> {
		this.count++;
		const { key = this.#options.key, connection = this.#options.connection, body } = asking;
		const isCut = !asking.uncut && !asking.cleansUp;
		const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(isCut ? [this.#stop] : [])];
		try {
			const response = await fetch(this.#options.gateway + path, {
				method,
				// ClickFunnels refuses calls without a User-Agent (contract/maton.json, gateway.userAgent).
				headers: {
					authorization: `Bearer ${key}`,
					'user-agent': 'Maton/1.0',
					accept: 'application/json',
					...(connection && { 'maton-connection': connection }),
					...(body !== undefined && { 'content-type': 'application/json' }),
				},
				body: JSON.stringify(body),
				redirect: 'manual',
				signal: AbortSignal.any(limits),
			});
			const text = await limitedText(response, MOST_MEGABYTES);
			return { status: response.status, headers: response.headers, body: parsed(text) };
		} catch (error) {
			return { status: 0, headers: new Headers(), body: undefined, reason: whyNoAnswer(error) };
		}
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function pauseOf({ headers }: Answer): number {
	const asked = headers.get('retry-after') ?? '';
	const ms = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
	return Math.min(LONGEST_PAUSE_MS, Math.max(2_000, ms || 0));
}
