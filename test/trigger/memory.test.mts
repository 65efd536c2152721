import { eventOf } from '../../nodes/ClickFunnels/trigger/event';
import { SeenRecords } from '../../nodes/ClickFunnels/trigger/seen';
import { KnownEvents } from '../../nodes/ClickFunnels/trigger/known';
import { learn, toState, type Memory } from '../../nodes/ClickFunnels/trigger/memory';

const SECOND = 1_000;
const START = Date.parse('2026-03-01T12:00:00.000Z');

const memory = (): Memory => ({
	events: new KnownEvents(),
	changed: new SeenRecords(),
	once: new SeenRecords(),
	toldAt: 0,
	savedAt: 0,
	isAboutToTell: false,
	begun: [],
});

/** The nth event, a second after the one before. */
const event = (n: number, id = `event-${n}`) => {
	const body = {
		created_at: new Date(START + n * SECOND).toISOString(),
		subject_type: 'Contact',
		subject_id: n,
	};
	return eventOf({ body, id, type: 'contact.created' });
};

describe('the last 2,000 events', () => {
	const LAST = 2_001;
	const full = () => {
		const one = memory();
		for (let n = 1; n <= LAST; n++) one.events.add(event(n), 'delivery', 'ran');
		return one;
	};

	test('are remembered across a restart, the one before them is forgotten', () => {
		const after = memory();
		learn(after, toState(full()));
		const forgotten = [1, 2, 3, 500, LAST - 1, LAST].filter((n) => !after.events.find(event(n), 'delivery'));
		expect(forgotten).toEqual([1]);
	});

	test('count in this process too, and nothing before what is forgotten is caught up any more', () => {
		const one = full();
		toState(one);
		expect(one.events.all()).toHaveLength(LAST - 1);
		// An event is known to the second.
		expect(one.since).toBe(START + 2 * SECOND - 1);
	});

	test('leave those alone that were caught up and that ClickFunnels still tries to deliver', () => {
		const one = memory();
		const caughtUp = (n: number) => {
			const body = { created_at: new Date(Date.now() - n * SECOND).toISOString() };
			return eventOf({ body, id: `caught up ${n}`, type: 'contact.created' });
		};
		const [fresh, old] = [caughtUp(20 * 3_600), caughtUp(39 * 3_600)];
		for (const each of [old, fresh]) one.events.add(each, 'log', 'ran');
		for (let n = 1; n <= LAST; n++) {
			const body = { created_at: new Date(Date.now() - 1_000 * SECOND).toISOString() };
			one.events.add(eventOf({ body, id: `${n}`, type: 'contact.created' }), 'delivery', 'ran');
		}
		const after = memory();
		learn(after, toState(one));
		expect(after.events.find(fresh, 'delivery')).toBeDefined();
		expect(after.events.find(old, 'delivery')).toBeUndefined();
	});

	test('take a bounded space, however long their ids are', () => {
		const one = memory();
		for (let n = 1; n <= LAST; n++) {
			one.events.add(event(n, `${n}${'x'.repeat(1_000)}`), 'delivery', 'ran');
		}
		// Two marks of 8 characters, a time of 6 and what is between them.
		expect(String(toState(one).recent).length).toBeLessThan(2_000 * 30);
	});
});

test('what can’t be read of the saved events is left out, and the rest is known', () => {
	const one = memory();
	one.events.add(event(1), 'delivery', 'ran');
	const { recent } = toState(one);
	const after = memory();
	learn(after, { recent: `a/b / x ${recent} c//d/` });
	expect(after.events.find(event(1), 'delivery')).toBeDefined();
});

test('the event log is read back to an event whose run is not sure', () => {
	const one = { ...memory(), readTo: START + 100 * SECOND };
	one.events.add(event(7), 'delivery', 'taken');
	one.events.add(event(8), 'delivery', 'ran');
	expect(toState(one).readTo).toBe(START + 7 * SECOND);
});

describe('an event that is older than a week', () => {
	const ago = (days: number) => {
		const body = { created_at: new Date(Date.now() - days * 24 * 3_600 * SECOND).toISOString() };
		return eventOf({ body, id: `of ${days} days ago`, type: 'contact.created' });
	};
	const DAYS = [10, 7.1, 6.9, 1];
	const withEvents = (read: Partial<Memory>) => {
		const one = { ...memory(), ...read };
		for (const days of DAYS) one.events.add(ago(days), 'delivery', 'ran');
		return one;
	};
	const known = (one: Memory) => {
		const after = memory();
		learn(after, toState(one));
		return DAYS.filter((days) => after.events.find(ago(days), 'delivery'));
	};

	test('is forgotten once the event log was read beyond it', () => {
		expect(known(withEvents({ readTo: Date.now() }))).toEqual([6.9, 1]);
		expect(known(withEvents({ since: Date.now() }))).toEqual([6.9, 1]);
	});

	test('is known as long as the log, read again, would give it', () => {
		expect(known(withEvents({ since: ago(12).at }))).toEqual(DAYS);
		expect(known(withEvents({ readTo: ago(8).at }))).toEqual([7.1, 6.9, 1]);
		expect(known(withEvents({ readTo: Date.now(), rereadFrom: ago(8).at }))).toEqual([7.1, 6.9, 1]);
	});
});
