import type { IDataObject } from 'n8n-workflow';

import { API_PATH, readAccount } from '../gateway/account';
import type { AnyApi, FreeRequest, Row, Rows, Values } from '../table/api';
import { BATCH_CURSOR_NAME } from '../table/walks';
import { withOrder } from './changes';
import { placeFree } from './free';
import { place, type PlacedRequest } from './place';
import type { Bound } from './api';

/** A request that would be sent. */
type Planned = PlacedRequest & { below: string; note?: string };

const NOTHING: Rows = { async *[Symbol.asyncIterator]() {}, all: async () => [] };

/**
 * An Api that notes what would be written in place of sending it, and reads; of an operation that only reads, it notes
 * that. What would be made has no ID yet: a text in parentheses stands for it in what follows.
 */
export class Preview {
	private readonly planned: Planned[] = [];

	readonly api: AnyApi;

	constructor(
		reading: AnyApi,
		private readonly bound: Bound & { writes?: boolean },
	) {
		this.api = {
			...reading,
			isPreview: true,
			comesTo: (note) => {
				const last = this.planned.at(-1);
				if (last) last.note = note;
			},
			call: async (route, values) => await this.call(reading, route, values),
			find: async (route, values) =>
				await (hasStandIn(values) ? standFor(values) : reading.find(route, values)),
			first: async (route, values) => await (hasStandIn(values) ? undefined : reading.first(route, values)),
			rows: (route, values) => {
				if (this.notes(route, values) || hasStandIn(values)) return NOTHING;
				return reading.rows(route, values);
			},
			// What is not begun is not waited for.
			until: async (route, values) => await this.call(reading, route, values),
			once: async (key, work) => await reading.once(`preview\n${key}`, work),
			file: async () => Buffer.alloc(0),
			attach: async () => {},
			free: (request) => (this.isNoted(request) ? this.note(request) : reading.free(request)),
		};
	}

	/** The requests, in their order, as items; one that says so where there is none. */
	async rows(): Promise<Row[]> {
		if (this.planned.length === 0) {
			return [{ _preview: true, step: 0, note: 'Nothing would be written' }];
		}
		const { gateway } = readAccount(await this.bound.context.getCredentials('matonApi'));
		return this.planned.map(({ method, url, below, qs, body, note }, at) => ({
			_preview: true,
			step: at + 1,
			method,
			url: `${gateway}${below}${decodeURIComponent(url)}`,
			...(Object.keys(qs).length > 0 && { query: qs }),
			...(body !== undefined && { body }),
			...(note !== undefined && { note }),
		}));
	}

	private async call(reading: AnyApi, route: string, values: Values): Promise<Row> {
		const standIn = this.notes(route, values);
		if (standIn !== undefined) return standFor({ id: standIn, ...values });
		return hasStandIn(values) ? standFor(values) : await reading.call(route, values);
	}

	/** What stands for the ID of what the request makes, where it is noted: of each another text. */
	private notes(route: string, values: Values): string | undefined {
		const line = this.bound.lines.get(route);
		if (!line || !this.isNoted(line)) return undefined;
		const request = place(line, withOrder(values));
		const { [BATCH_CURSOR_NAME]: after } = values;
		const qs = { ...request.qs, ...(after ? { after: String(after) } : {}) };
		this.planned.push({ ...request, qs, below: API_PATH });
		return `(ID of the ${line.noun} of step ${this.planned.length})`;
	}

	private isNoted({ method }: { method: string }): boolean {
		return method !== 'GET' || !this.bound.writes;
	}

	private note(request: FreeRequest): Rows {
		this.planned.push({ ...placeFree(request), below: request.ofMaton === undefined ? API_PATH : '' });
		return NOTHING;
	}
}

const STAND_IN = /^\(ID of the [^()]+ of step \d+\)$/;

/** Whether a request is about something that would be made before. */
function hasStandIn(values: Values): boolean {
	return Object.values(values).some((value) => typeof value === 'string' && STAND_IN.test(value));
}

/** What is known of a record that there is not: what would be sent. */
function standFor(values: Values): Row {
	return { ...values } as IDataObject;
}
