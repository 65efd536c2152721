import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';

/** What a broadcast keeps of how it is sent; the other subject line of a split test under `variant_b`. */
interface Sending {
	smart_sending_time?: number | null;
	smart_sending_unit?: string | null;
	split_test?: boolean;
	split_test_percentage?: number | null;
	split_test_wait_time?: number | null;
	variant_b?: Data | null;
}

function checkWindow(sent: Sending): void {
	const { smart_sending_time: time, smart_sending_unit: unit } = sent;
	const sentOnes = [time, unit].filter((value) => value !== undefined);
	const set = sentOnes.filter((value) => value !== null);
	if (sentOnes.length === 1 || set.length === 1) {
		throw unprocessable('smart_sending_time and smart_sending_unit must be set together');
	}
	if (set.length > 0 && (Number(time) < 0.5 || Number(time) > 100)) {
		throw unprocessable('smart_sending_time must be between 0.5 and 100');
	}
}

function checkTest(sent: Sending, kept: Sending): void {
	const { split_test_percentage: percentage, split_test_wait_time: hours } = sent;
	if (percentage !== undefined && (Number(percentage) < 1 || Number(percentage) > 100)) {
		throw unprocessable('split_test_percentage must be between 1 and 100');
	}
	if (hours !== undefined && Number(hours) < 0) {
		throw unprocessable('split_test_wait_time must be 0 or more');
	}
	if (kept.split_test && !kept.variant_b) {
		throw unprocessable('A split test needs exactly one alternate variant');
	}
}

/**
 * What a request says of smart sending and split test, checked, as it is kept. Throws 422 for halves, for
 * numbers out of range, and for a split test without its other subject line (ClickFunnels behaviour:
 * broadcasts).
 */
export function readSending(input: Data, row: Row | undefined): Data {
	const variants = input.variants as Data[] | undefined;
	if (variants !== undefined && variants.length > 1) {
		throw unprocessable('variants takes at most one alternate variant');
	}
	const rest = without(input, 'variants');
	const sent: Sending & Data = {
		...rest,
		...(variants !== undefined && { variant_b: variants.at(0) ?? null }),
	};
	const kept: Sending = { ...row?.data, ...sent };
	checkWindow(sent);
	checkTest(sent, kept);
	if (!kept.split_test) return sent;
	return {
		...sent,
		split_test_percentage: kept.split_test_percentage ?? 100,
		split_test_wait_time: kept.split_test_wait_time ?? 0,
	};
}

/** Both subject lines of a broadcast, or its only one, as they are shown. */
export function variantsOf({ data }: Row): Data[] {
	const { subject = null, preheadline = null, variant_b: other } = data;
	const { split_test: isOn, split_test_percentage: percentage } = data as Sending;
	const share = isOn && percentage ? percentage / 2 : null;
	const shown = (text: Data, main: boolean): Data => ({
		subject: text.subject ?? null,
		preheadline: text.preheadline ?? null,
		main,
		send_percentage: share,
		open_count: 0,
		winner: null,
	});
	const first = shown({ subject, preheadline }, true);
	return other ? [first, shown(other as Data, false)] : [first];
}
