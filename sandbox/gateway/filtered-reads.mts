import type { GatewayCall } from './call.mts';

/** How many a token and workspace may have under way (ClickFunnels behaviour: rate limits). */
const AT_ONCE = 2;

const STATS = /\/workspaces\/([^/]+)\/stats$/;

/** Counts the reads under way that filter in ClickFunnels' database: all record stats. */
export class FilteredReads {
	readonly #underWay = new Map<string, number>();

	/**
	 * Counts a call in, or says no.
	 * @returns what counts it out again, once it is answered
	 */
	enter({ method, path, key }: Pick<GatewayCall, 'method' | 'path' | 'key'>): (() => void) | undefined {
		const workspace = method === 'GET' ? STATS.exec(path)?.[1] : undefined;
		if (workspace === undefined) return () => {};
		const whose = `${key} ${workspace}`;
		const count = this.#underWay.get(whose) ?? 0;
		if (count >= AT_ONCE) return undefined;
		this.#underWay.set(whose, count + 1);
		return () => this.#underWay.set(whose, (this.#underWay.get(whose) ?? 1) - 1);
	}
}
