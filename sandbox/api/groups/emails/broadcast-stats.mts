import type { Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { DAY, withoutMilliseconds } from '../../core/clock.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';

function counts(sent: number): Data {
	// Made-up but steady: the same number sent always shows the same figures.
	const uniqueOpens = Math.floor(sent * 0.4);
	const uniqueClicks = Math.floor(uniqueOpens * 0.25);
	const percent = (part: number, of: number): number => (of === 0 ? 0 : Math.round((100 * part) / of));
	return {
		delivered: sent,
		opened: uniqueOpens * 2,
		unique_opens: uniqueOpens,
		clicked: uniqueClicks * 2,
		unique_clicks: uniqueClicks,
		bounced: 0,
		unsubscribed: 0,
		spam_complaints: 0,
		open_rate: percent(uniqueOpens, sent),
		click_rate: percent(uniqueClicks, sent),
		click_to_open_rate: percent(uniqueClicks, uniqueOpens),
		bounce_rate: 0,
		unsubscribe_rate: 0,
	};
}

function timerange(first?: string, last?: string): Data {
	const now = Date.now();
	const from = first === undefined ? now - 90 * DAY : Date.parse(first);
	const end = last === undefined ? now : Date.parse(last) + 14 * DAY;
	const shown = (time: number): string => withoutMilliseconds(new Date(time).toISOString());
	return { from: shown(from), to: shown(Math.min(end, from + 90 * DAY)) };
}

function sum(sends: readonly Row[], key: string): number {
	return sends.reduce((total, { data }) => total + Number(data[key]), 0);
}

/**
 * Figures of a broadcast, from its first send to two weeks behind the end. Throws 422 for a time range: it
 * takes none (ClickFunnels behaviour: broadcasts).
 */
export const broadcastStats: Handler = (call) => {
	const { plain } = call.query;
	for (const name of ['timerange_start', 'timerange_end']) {
		if (plain[name] !== undefined) throw unprocessable(`${name} is not supported for broadcast stats`);
	}
	const all = call.world.table('Emails::Broadcasts::SendAction').list('broadcast_id', parentOf(call).id);
	const sends = all.filter(({ data }) => (data.started_at ?? null) !== null);
	const sent = sum(sends, 'performed_count');
	const total = sends.length === 0 ? null : sum(sends, 'target_count');
	const nothing = '0.00';
	const body = {
		progress: { total, queued: (total ?? 0) - sent, processing: 0, sent, failed: 0 },
		performance: counts(sent),
		revenue: {
			total: nothing,
			orders_count: 0,
			per_recipient: nothing,
			per_unique_open: nothing,
			per_unique_click: nothing,
		},
		currency: 'USD',
		timerange: timerange(
			sends.at(0)?.data.started_at as string | undefined,
			sends.at(-1)?.data.completed_at as string | undefined,
		),
	};
	return { status: 200, body };
};
