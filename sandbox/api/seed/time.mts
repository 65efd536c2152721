import type { Random } from '../../random.mts';
import { DAY } from '../core/clock.mts';

// Fixed, so that a seed always gives the same company.
const today = Date.parse('2026-09-01T09:00:00.000Z');

/** A moment at most so many days before the company's first of September 2026. */
export function past(random: Random, days: number): string {
	return new Date(today - Math.floor(random.next() * days * DAY)).toISOString();
}

/** A moment so many days after another. */
export function later(from: string, days: number): string {
	return new Date(Date.parse(from) + days * DAY).toISOString();
}

/** A moment far enough ahead to stay in the future for years: `days` after the first of January 2031. */
export function future(days: number): string {
	return new Date(Date.parse('2031-01-01T09:00:00.000Z') + days * DAY).toISOString();
}
