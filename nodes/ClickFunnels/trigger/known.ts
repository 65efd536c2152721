import type { Source, TriggerEvent } from './event';

/** How many events a workflow remembers. */
const REMEMBERED = 2_000;

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
}

/** What is known of the events of one node: in this process, and as text in the static data of its workflow. */
export class KnownEvents {
	readonly #byId = new Map<string, Known>();
	readonly #bySubject = new Map<string, Known[]>();
	#learned = '';

	/**
	 * The same event, if it came before. Its id may be spelled otherwise by the other source: then it is the one
	 * that the other source alone has given, of the same type and record in the same second.
	 */
	find(event: TriggerEvent, source: Source): Known | undefined {
		return (
			this.findById(event) ??
			this.#bySubject.get(event.subjectMark)?.find(({ sources }) => !sources.includes(source))
		);
	}

	/** The same event by its id alone. */
	findById({ idMarks }: TriggerEvent): Known | undefined {
		return idMarks.map((mark) => this.#byId.get(mark)).find((known) => known !== undefined);
	}

	/** Remembers that an event came from a source, also under the id that this one gives it. */
	meet(known: Known, { idMarks }: TriggerEvent, source: Source): void {
		if (known.sources.includes(source)) return;
		known.sources.push(source);
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

	/** Every event that is known. */
	all(): Known[] {
		return [...new Set(this.#byId.values())];
	}

	/** Takes over what `toText` gave, in another process or before a restart. What can't be read is left out. */
	learn(text: unknown): void {
		if (typeof text !== 'string' || text === this.#learned) return;
		this.#learned = text;
		for (const row of text.split(' ')) {
			const [idMarks, subjectMark, sources, at] = row.split('/');
			if (at === undefined) continue;
			const marks = idMarks.split(',');
			const before = marks.map((mark) => this.#byId.get(mark)).find((known) => known !== undefined);
			if (before) {
				if (before.state === 'taken') before.state = 'ran';
				continue;
			}
			this.#keep({
				at: parseInt(at, 36) * 1000,
				idMarks: marks,
				subjectMark,
				sources: (['delivery', 'log'] as const).filter((source) => sources.includes(source[0])),
				state: 'ran',
				seen: Date.now(),
			});
		}
	}

	/**
	 * Events as text, oldest first: `marks/subject/sources/second`, separated by blanks.
	 * @param isSure which ones to give
	 * @param onForgotten told of the time of each event that is forgotten, as there are too many
	 */
	toText(isSure: (known: Known) => boolean, onForgotten: (at: number) => void): string {
		const sure = this.all()
			.filter(isSure)
			.sort((one, other) => one.at - other.at);
		for (const known of sure.splice(0, Math.max(0, sure.length - REMEMBERED))) {
			this.forget(known);
			onForgotten(known.at);
		}
		return sure.map(rowOf).join(' ');
	}

	#keep(known: Known): void {
		for (const mark of known.idMarks) this.#byId.set(mark, known);
		const same = this.#bySubject.get(known.subjectMark);
		if (same) same.push(known);
		else this.#bySubject.set(known.subjectMark, [known]);
	}
}

function rowOf({ idMarks, subjectMark, sources, at }: Known): string {
	const initials = sources.map((source) => source[0]).join('');
	return `${idMarks.join(',')}/${subjectMark}/${initials}/${Math.floor(at / 1000).toString(36)}`;
}
