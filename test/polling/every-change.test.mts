import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { useOwnClock } from '../support/clock.mts';
import { byId } from '../support/engine.mts';
import { PollingWorkflow } from '../support/polling.mts';
import { isShown, LivingList, type Living } from './living-list.mts';

useOwnClock();

let list: LivingList;
beforeAll(async () => {
	list = await LivingList.start();
});
afterAll(async () => await list.close());

type Step =
	| { do: 'make' | 'make late'; count: number }
	| { do: 'change'; which: number[] }
	| { do: 'visit' }
	| { do: 'identify'; which: number }
	| { do: 'wait'; ms: number }
	| { do: 'poll' | 'restart' }
	| { do: 'failing poll'; page: number }
	| { do: 'delete'; which: number[] }
	| { do: 'poll while it changes' | 'poll while one is deleted'; page: number; which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ do: fc.constant('make' as const), count: fc.integer({ min: 1, max: 45 }) }),
	fc.record({ do: fc.constant('make late' as const), count: fc.integer({ min: 1, max: 2 }) }),
	fc.record({
		do: fc.constant('change' as const),
		which: fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
	}),
	fc.record({
		do: fc.constant('delete' as const),
		which: fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
	}),
	fc.record({ do: fc.constant('visit' as const) }),
	fc.record({ do: fc.constant('identify' as const), which: fc.nat() }),
	fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 900, 20_000, 600_000) }),
	fc.record({ do: fc.constantFrom('poll' as const, 'restart' as const) }),
	fc.record({ do: fc.constant('poll' as const) }),
	fc.record({ do: fc.constant('failing poll' as const), page: fc.nat({ max: 2 }) }),
	fc.record({
		do: fc.constantFrom('poll while it changes' as const, 'poll while one is deleted' as const),
		page: fc.nat({ max: 3 }),
		which: fc.nat(),
	}),
);

/** Who has the tag that Only When may ask for. */
const hasTag = (id: number) => id % 3 > 0;

/** What stands in a list and did not start the workflow yet, the oldest first: what a poll is to give. */
class Model {
	/** Keys of what was there before, or came out. */
	private readonly out = new Set<string>();

	constructor(
		private readonly isCreated: boolean,
		private readonly isPicky: boolean,
	) {}

	key({ id, updated }: Pick<Living, 'id' | 'updated'>): string {
		return this.isCreated ? String(id) : `${id} at ${updated}`;
	}

	pending(): string[] {
		return list.rows
			.filter((row) => isShown(row) && !this.out.has(this.key(row)))
			.filter(({ id }) => !this.isPicky || hasTag(id))
			.sort((a, b) => (this.isCreated ? 0 : a.updated - b.updated) || a.id - b.id)
			.map((row) => this.key(row));
	}

	/** @throws where one came out before */
	give(keys: string[]): void {
		for (const key of keys) {
			if (this.out.has(key)) throw new Error(`${key} comes out a second time`);
			this.out.add(key);
		}
	}

	keyOf({ id, updated_at }: IDataObject): string {
		return this.key({ id: Number(id), updated: Date.parse(String(updated_at)) });
	}
}

class Story {
	private now = Date.UTC(2026, 0, 1);

	private readonly model: Model;

	private readonly workflow: PollingWorkflow;

	/** IDs of those who came into the list later than they were made. */
	private readonly wasVisitor = new Set<number>();

	constructor(
		triggerOn: 'created' | 'either',
		private readonly most: number,
		isPicky: boolean,
	) {
		this.model = new Model(triggerOn === 'created', isPicky);
		const onlyWhen = isPicky ? { contact_tag_ids: 'VIP' } : {};
		this.workflow = new PollingWorkflow({
			gatewayUrl: list.url,
			parameters: { workspaceId: byId(7), triggerOn, onlyWhen, options: { mostPerPoll: most } },
		});
	}

	async begin(): Promise<void> {
		list.clear();
		this.make(30);
		this.now += 500;
		this.make(5);
		await this.workflow.activate();
		this.model.give(this.model.pending());
		expect(this.workflow.runs).toEqual([]);
	}

	async take(one: Step): Promise<void> {
		switch (one.do) {
			case 'make':
				return this.make(one.count);
			case 'make late':
				return this.makeLate(one.count);
			case 'change':
				return this.change(one.which);
			case 'visit':
				return this.visit();
			case 'identify':
				return this.identify(one.which);
			case 'wait':
				return this.wait(one.ms);
			case 'poll':
				return await this.poll();
			case 'restart':
				return await this.restart();
			case 'failing poll':
				return await this.failingPoll(one.page);
			case 'delete':
				return one.which.forEach((which) => this.remove(which));
			case 'poll while it changes':
				return await this.pollWhile(one.page, () => this.change([one.which]));
			case 'poll while one is deleted':
				// The last row of the page before is the cursor of this one.
				return await this.pollWhile(one.page, () =>
					this.remove(one.which % 2 > 0 ? one.which : list.lastGiven),
				);
		}
	}

	/** Until nothing is left: every change came out. */
	async end(): Promise<void> {
		for (const row of list.rows) row.isHidden = false;
		while (list.rows.some(({ isAnonymous }) => isAnonymous)) this.identify(0);
		while (this.model.pending().length > 0) await this.poll();
		await this.poll();
	}

	private make(count: number, isHidden = false): void {
		for (let made = 0; made < count; made++) {
			const id = list.rows.length + 1;
			const shown = { tags: hasTag(id) ? [{ id: 1, name: 'VIP' }] : [] };
			list.rows.push({ id, created: this.now, updated: this.now, isHidden, shown });
		}
	}

	/** Behind one that is newer and can be seen. */
	private makeLate(count: number): void {
		this.make(count, true);
		this.now += 1;
		this.make(1);
	}

	/** Somebody who is not in the list, with an ID below those of contacts that are made then and later. */
	private visit(): void {
		this.make(1);
		const visitor = list.rows[list.rows.length - 1];
		visitor.isAnonymous = true;
		this.wasVisitor.add(visitor.id);
		this.make(1);
		this.wait(600_000);
		this.make(1);
	}

	private identify(which: number): void {
		const visitors = list.rows.filter(({ isAnonymous }) => isAnonymous);
		const visitor = visitors.at(which % Math.max(visitors.length, 1));
		if (visitor) Object.assign(visitor, { isAnonymous: false, updated: this.now });
	}

	private change(which: number[]): void {
		for (const one of which) list.rows[one % list.rows.length].updated = this.now;
	}

	private remove(which: number): void {
		const row = list.rows.at(which % list.rows.length);
		if (row) row.isDeleted = true;
	}

	/** What is stored late shows up before a minute is over. */
	private wait(ms: number): void {
		const shownBefore = ms > 20_000 ? this.now : this.now - 10_000;
		for (const row of list.rows) if (row.updated <= shownBefore) row.isHidden = false;
		this.now += ms;
	}

	private async poll(): Promise<void> {
		const pending = this.model.pending();
		this.check(await this.workflow.poll(), pending);
	}

	private async restart(): Promise<void> {
		const pending = this.model.pending();
		const { length: before } = this.workflow.runs;
		await this.workflow.restart();
		this.check(this.workflow.runs.slice(before).flat(), pending);
	}

	/** The oldest come first; those who came late into the list may come behind others, as their IDs do not tell when. */
	private check(items: IDataObject[], pending: string[]): void {
		const given = items.map((item) => this.model.keyOf(item));
		const oldest = pending.slice(0, this.most);
		if (this.wasVisitor.size === 0) expect(given).toEqual(oldest);
		expect(given).toHaveLength(oldest.length);
		expect(pending).toEqual(expect.arrayContaining(given));
		this.model.give(given);
	}

	/** It gives nothing, and moves nothing. */
	private async failingPoll(page: number): Promise<void> {
		list.countAnew();
		list.beforePage = (nth) => (nth >= page ? 403 : undefined);
		const { length: before } = this.workflow.runs;
		const [outcome] = await Promise.allSettled([this.workflow.poll()]);
		list.countAnew();
		if (outcome.status === 'rejected') expect(this.workflow.runs).toHaveLength(before);
		else this.model.give(outcome.value.map((item) => this.model.keyOf(item)));
	}

	/** What it gives is then not told before; that it is given once, and the rest later, is. */
	private async pollWhile(page: number, happen: () => void): Promise<void> {
		this.now += 1;
		list.countAnew();
		list.beforePage = (nth) => {
			if (nth === page) happen();
			return undefined;
		};
		const [outcome] = await Promise.allSettled([this.workflow.poll()]);
		list.countAnew();
		if (outcome.status === 'rejected') expect(String(outcome.reason)).toMatch(/broke off/);
		else this.model.give(outcome.value.map((item) => this.model.keyOf(item)));
	}
}

test.each(['created', 'either'] as const)(
	'%s: whatever happens in between, each poll gives the oldest of what is new, each change once, and none is lost, with conditions, too',
	async (triggerOn) => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { maxLength: 14 }),
				fc.constantFrom(3, 20, 500),
				fc.boolean(),
				async (steps, most, isPicky) => {
					const story = new Story(triggerOn, most, isPicky);
					await story.begin();
					for (const one of steps) await story.take(one);
					await story.end();
				},
			),
			{ numRuns: 60 },
		);
	},
	300_000,
);
