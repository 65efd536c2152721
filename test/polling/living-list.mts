import { serve, type Serving } from '../support/serve.mts';

/** A record of a living list, with moments in milliseconds since 1970. */
export interface Living {
	id: number;
	created: number;
	updated: number;
	/** Whether it is stored, but not to be seen by others yet. */
	isHidden?: boolean;
	/** Whether it comes into the list only once somebody identifies it. */
	isAnonymous?: boolean;
	isDeleted?: boolean;
	/** What else it shows. */
	shown?: object;
}

const PAGE = 20;

/**
 * A gateway with one list, whatever the path, whose rows tests make and change at any moment, also while it is read: two
 * may have the same moment, one may show up late, and a page may fail.
 */
export class LivingList {
	rows: Living[] = [];

	/** Called before each page, by how many came before it; what it returns is the status in place of the page. */
	beforePage: (nth: number) => number | undefined = () => undefined;

	/** Where the last row of the last page stands among `rows`; -1 where there was none. */
	lastGiven = -1;

	private pages = 0;

	private constructor(private serving?: Serving) {}

	static async start(): Promise<LivingList> {
		const list = new LivingList();
		list.serving = await serve((request, response) => {
			request.resume();
			const status = list.beforePage(list.pages++) ?? 200;
			const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
			const { rows, next } = list.page(searchParams);
			const headers = { 'content-type': 'application/json', ...(next && { 'pagination-next': next }) };
			response.writeHead(status, status === 200 ? headers : { 'content-type': 'application/json' });
			response.end(JSON.stringify(status === 200 ? rows : { error: 'Not now' }));
		});
		return list;
	}

	get url(): string {
		return this.serving?.url ?? '';
	}

	async close(): Promise<void> {
		await this.serving?.close();
	}

	/** Empties it, and forgets what was asked. */
	clear(): void {
		this.rows = [];
		this.countAnew();
	}

	/** The next page counts as the first. */
	countAnew(): void {
		this.pages = 0;
		this.beforePage = () => undefined;
	}

	private page(query: URLSearchParams) {
		const key = query.get('sort_property') === 'updated_at' ? 'updated' : 'id';
		const step = query.get('sort_order') === 'desc' ? -1 : 1;
		const compare = (a: Living, b: Living) => step * (a[key] - b[key] || a.id - b.id);
		const shown = this.rows.filter((row) => isShown(row)).sort(compare);
		const after = this.rows.find(({ id }) => id === Number(query.get('after')));
		const from = after ? shown.filter((row) => compare(row, after) <= 0).length : 0;
		const rows = shown.slice(from, from + PAGE);
		this.lastGiven = this.rows.findIndex(({ id }) => id === rows.at(-1)?.id);
		const next = from + PAGE < shown.length ? String(rows[rows.length - 1].id) : undefined;
		return { rows: rows.map(asShown), next };
	}
}

/** Whether it stands in the list. */
export const isShown = ({ isHidden, isAnonymous, isDeleted }: Living) =>
	!isHidden && !isAnonymous && !isDeleted;

const asShown = ({ id, created, updated, shown }: Living) => ({
	...shown,
	id,
	email_address: `${id}@example.com`,
	created_at: new Date(created).toISOString(),
	updated_at: new Date(updated).toISOString(),
});
