import type { Known } from './known';

/** How many records are remembered. */
const REMEMBERED = 1_000;

/** What an event has shown of a record. */
export interface Seen {
	/** Digest of what is compared. */
	mark: string;
	/** When the event happened, in milliseconds since 1970. */
	at: number;
	/** The event, as long as it is not sure that n8n has stored its run. */
	by?: Known;
	/** As text; undefined until it is asked for. */
	row?: string;
}

/**
 * What was last seen of the records of one node: in this process, and as text in the static data of its workflow.
 * What an event shows counts at once, and is taken back where n8n could not store its run.
 */
export class SeenRecords {
	/** By the record's key, oldest first: the last that is sure, and what came since. */
	readonly #byKey = new Map<string, Seen[]>();
	#learned = '';

	/** What was seen last. */
	find(key: string): Seen | undefined {
		return this.#byKey.get(key)?.at(-1);
	}

	/** Remembers what an event shows; an event of before what was seen last changes nothing. */
	see(key: string, seen: Seen): void {
		const before = this.#byKey.get(key) ?? [];
		const last = before.at(-1);
		if (!last || seen.at >= last.at) this.#byKey.set(key, [...before.slice(lastSure(before)), seen]);
	}

	/** Takes back what an event has shown. */
	release(by: Known): void {
		for (const [key, seen] of this.#byKey) {
			const left = seen.filter((one) => one.by !== by);
			if (left.length === 0) this.#byKey.delete(key);
			else if (left.length < seen.length) this.#byKey.set(key, left);
		}
	}

	/** Takes over what `toText` gave, in another process or before a restart. What can't be read is left out. */
	learn(text: unknown): void {
		if (typeof text !== 'string' || text === this.#learned) return;
		this.#learned = text;
		for (const row of text.split(' ')) {
			const [key, mark, time] = row.split('/');
			const at = parseInt(time, 36);
			const last = this.find(key);
			if (!Number.isNaN(at) && (!last || at > last.at)) this.see(key, { mark, at });
		}
	}

	/**
	 * Records as text, oldest first: `key/mark/milliseconds`, separated by blanks; undefined for none. What is too much is
	 * forgotten.
	 * @param isStored whether it is sure that n8n has stored the run of an event
	 */
	toText(isStored: (known: Known) => boolean): string | undefined {
		const last = [...this.#byKey].sort(([, one], [, other]) => timeOf(one) - timeOf(other));
		for (const [key] of last.splice(0, Math.max(0, last.length - REMEMBERED))) this.#byKey.delete(key);
		const rows = last.flatMap(([key, seen]) => {
			const sure = seen.findLast(({ by }) => by === undefined || isStored(by));
			return sure ? [(sure.row ??= `${key}/${sure.mark}/${sure.at.toString(36)}`)] : [];
		});
		return rows.join(' ') || undefined;
	}
}

/** What is not sure may be taken back: then what is sure counts again. */
function lastSure(seen: Seen[]): number {
	return Math.max(
		0,
		seen.findLastIndex(({ by }) => by === undefined || by.state === 'ran'),
	);
}

function timeOf(seen: Seen[]): number {
	return seen.at(-1)?.at ?? 0;
}
