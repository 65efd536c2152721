import { onAbort } from '../gateway/abort';
import { isCalled, type Values } from '../table/api';
import type { PathParameter } from '../table/line';

/** In which of its ways each record of an operation was chosen: by name, by number, by public ID, or not at all. */
export function formsOf(parameters: PathParameter[], values: Values): string {
	return parameters
		.map(({ name }) => {
			const chosen = values[name];
			if (chosen === undefined || isCalled(chosen)) return typeof chosen;
			return /^\d+$/.test(String(chosen)) ? 'number' : 'public ID';
		})
		.join(' ');
}

/**
 * Holds back items that choose their records in another way than those under way: both may mean the same one, and then
 * have to be done in their order. Items that do it in the same way hold up none of each other here.
 */
export class Forms {
	private forms?: string;

	private underWay = 0;

	private onIdle: () => void = () => {};

	/** @param stop once aborted, nothing is waited for */
	constructor(private readonly stop: AbortSignal) {}

	/** Waits until an item may begin; `end` is to be called when it is done. */
	async begin(forms: string): Promise<void> {
		if (forms !== this.forms && this.underWay > 0) await this.idle();
		this.forms = forms;
		this.underWay++;
	}

	end(): void {
		if (--this.underWay === 0) this.onIdle();
	}

	private async idle(): Promise<void> {
		if (this.stop.aborted) return;
		let forget = () => {};
		await new Promise<void>((resolve) => {
			this.onIdle = resolve;
			forget = onAbort(this.stop, resolve);
		});
		forget();
	}
}
