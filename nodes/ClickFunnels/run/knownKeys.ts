import { snakeCase } from '../table/words';

/** What a key may be written like; ClickFunnels stores one of them. */
function spellings(key: string): string[] {
	return [key, snakeCase(key), snakeCase(key, 'ascii')].filter((one) => one !== '');
}

/**
 * The keys of a workspace's custom attributes, learned only as far as somebody asks for one: most keys are on the
 * first page that is read.
 */
export class KnownKeys {
	/** As they are stored, by what they may be written like. */
	private readonly stored = new Map<string, string>();

	private source?: AsyncGenerator<string[]>;

	private isWhole = false;

	/** The end of who reads, for whom comes next. */
	private turn: Promise<unknown> = Promise.resolve();

	add(keys: string[]): void {
		for (const key of keys) {
			for (const spelling of [key, snakeCase(key)]) {
				if (!this.stored.has(spelling)) this.stored.set(spelling, key);
			}
		}
	}

	/** A key as it is stored; undefined where it is not known. */
	find(key: string): string | undefined {
		return spellings(key)
			.map((spelling) => this.stored.get(spelling))
			.find((one) => one !== undefined);
	}

	/** All of them, each once, sorted. */
	all(): string[] {
		return [...new Set(this.stored.values())].sort((a, b) => a.localeCompare(b));
	}

	/**
	 * Reads on until all of some keys are known, or there is nothing more to read.
	 * @param begin reads from the start, where nobody did or the one before could not go on
	 * @throws what reading throws; whoever asks next begins anew
	 */
	async learn(wanted: string[], begin: () => AsyncGenerator<string[]>): Promise<void> {
		const reading = this.turn.then(async () => await this.readOn(wanted, begin));
		this.turn = Promise.allSettled([reading]);
		await reading;
	}

	private async readOn(wanted: string[], begin: () => AsyncGenerator<string[]>): Promise<void> {
		while (!this.isWhole && wanted.some((key) => this.find(key) === undefined)) {
			this.source ??= begin();
			const [next] = await Promise.allSettled([this.source.next()]);
			if (next.status === 'rejected') {
				this.source = undefined;
				throw next.reason;
			}
			if (next.value.done) this.isWhole = true;
			else this.add(next.value.value);
		}
	}
}
