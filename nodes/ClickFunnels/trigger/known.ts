import type { Source, TriggerEvent } from './event';

const SOURCES: readonly Source[] = ['delivery', 'log'];

/** An event that came before. */
export interface Known {
	/** When it happened, in milliseconds since 1970. */
	at: number;
	idMarks: string[];
	subjectMark: string;
	/** Who gave it so far. */
	sources: Source[];
	/**
	 * `starting`: n8n is about to start its run. `taken`: n8n has said that it did, or will. `ran`: its run was
	 * seen to begin, or none is wanted.
	 */
	state: 'starting' | 'taken' | 'ran';
	/** When it came, in milliseconds since 1970. */
	seen: number;
	/** The execution that passed it on. */
	execution?: string;
	/** Resolves when it is no longer `starting`. */
	settled?: Promise<void>;
	/** As text; undefined until it is asked for. */
	row?: string;
}

/** What is known of the events of one node: in this process, and as text in the static data of its workflow. */
export class KnownEvents {
	readonly #byId = new Map<string, Known>();
	readonly #bySubject = new Map<string, Known[]>();
	/** Whether an event was seen to have one id in its delivery and in the event log: then all have. */
	#hasOneId = false;
	/** What was read last, and its rows: what is saved differs by few from one delivery to the next. */
	#learned = { text: '', rows: new Set<string>() };
	/** The last texts that were written here, which have nothing new when they are read again. */
	readonly #written: string[] = [];

	/**
	 * The same event, if it came before. Unless the two sources were seen to give one id, the other source may have
	 * another: then it is the one that the other source alone has given, of the same type and record in the same second.
	 */
	find(event: TriggerEvent, source: Source): Known | undefined {
		const known = this.findById(event);
		if (known || this.#hasOneId) return known;
		return this.#bySubject.get(event.subjectMark)?.find(({ sources }) => !sources.includes(source));
	}

	/** The same event by its id alone. */
	findById({ idMarks }: TriggerEvent): Known | undefined {
		return idMarks.map((mark) => this.#byId.get(mark)).find((known) => known !== undefined);
	}

	/** Remembers that an event came from a source, also under the id that this one gives it. */
	meet(known: Known, { idMarks }: TriggerEvent, source: Source): void {
		if (known.sources.includes(source)) return;
		known.sources.push(source);
		known.row = undefined;
		this.#hasOneId ||= idMarks.every((mark) => known.idMarks.includes(mark));
		for (const mark of idMarks) {
			if (!known.idMarks.includes(mark)) known.idMarks.push(mark);
			this.#byId.set(mark, known);
		}
	}

	/** Remembers a new event. */
	add({ at, idMarks, subjectMark }: TriggerEvent, source: Source, state: Known['state']): Known {
		const known = { at, idMarks: [...idMarks], subjectMark, sources: [source], state, seen: Date.now() };
		this.#keep(known);
		return known;
	}

	forget(known: Known): void {
		for (const mark of known.idMarks) this.#byId.delete(mark);
		const others = (this.#bySubject.get(known.subjectMark) ?? []).filter((one) => one !== known);
		if (others.length > 0) this.#bySubject.set(known.subjectMark, others);
		else this.#bySubject.delete(known.subjectMark);
	}

	/** Every event that is known, oldest first. */
	all(): Known[] {
		return [...new Set(this.#byId.values())].sort((one, other) => one.at - other.at);
	}

	/**
	 * Takes over what `toText` gave, in another process or before a restart. What can't be read is left out.
	 * @param state what is known of these events
	 */
	learn(text: unknown, state: 'taken' | 'ran'): void {
		if (typeof text !== 'string') return;
		if (state === 'ran' && (text === this.#learned.text || this.#written.includes(text))) return;
		const rows = text.split(' ');
		const before = this.#learned.rows;
		if (state === 'ran') this.#learned = { text, rows: new Set(rows) };
		for (const row of rows) {
			if (before.has(row)) continue;
			const parts = row.split('/');
			if (parts.length !== 4) continue;
			const [idMarks, subjectMark, initials, second] = parts;
			const sources = SOURCES.filter((source) => initials.includes(source[0]));
			const at = parseInt(second, 36) * 1000;
			const marks = idMarks.split(',').filter(Boolean);
			if (marks.length === 0 || !Number.isFinite(at)) continue;
			this.#hasOneId ||= marks.length === 1 && sources.length === SOURCES.length;
			const known = marks.map((mark) => this.#byId.get(mark)).find((one) => one !== undefined);
			if (known?.state === 'taken') known.state = state;
			if (known) continue;
			this.#keep({
				at,
				idMarks: marks,
				subjectMark,
				sources,
				state,
				seen: Date.now(),
			});
		}
	}

	/** `toText` of events whose runs are stored, for the static data. */
	write(events: Known[]): string {
		const text = toText(events);
		this.#written.unshift(text);
		this.#written.splice(TEXTS_KEPT);
		return text;
	}

	#keep(known: Known): void {
		for (const mark of known.idMarks) this.#byId.set(mark, known);
		const same = this.#bySubject.get(known.subjectMark);
		if (same) same.push(known);
		else this.#bySubject.set(known.subjectMark, [known]);
	}
}

/** How many events a workflow remembers. */
export const REMEMBERED = 2_000;

/** For a delivery, a text is written before its run is stored and one while it is, and one for the note of the run. */
const TEXTS_KEPT = 6;

/** Events as text, in their order, separated by blanks. */
export function toText(events: Known[]): string {
	return events.map(rowOf).join(' ');
}

/** An event as text: `marks/subject/sources/second`. */
export function rowOf(known: Known): string {
	if (known.row === undefined) {
		const { idMarks, subjectMark, sources, at } = known;
		const initials = sources.map((source) => source[0]).join('');
		known.row = `${idMarks.join(',')}/${subjectMark}/${initials}/${Math.floor(at / 1000).toString(36)}`;
	}
	return known.row;
}
