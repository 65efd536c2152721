import { join } from 'node:path';
import { z } from 'zod';

import { KINDS, type Difference, type Kind } from './difference.mts';
import { readJson } from './document.mts';
import { UnusableInput } from './unusable-input.mts';

/** The differences that are meant, each with its reason. */
const DELIBERATE_FILE = join(import.meta.dirname, '../../contract/deliberate.json');

const entries = z.array(
	z
		.object({
			routes: z.array(z.string()).min(1).default(['']),
			names: z.array(z.string()).min(1).default(['']),
			reason: z.string().min(1),
		})
		.strict(),
);

const file = z
	.object(
		Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, entries.optional()])) as Record<
			Kind,
			z.ZodOptional<typeof entries>
		>,
	)
	.strict();

/**
 * The differences that a file says are meant.
 * @throws UnusableInput when it has an entry without a reason or of an unknown kind
 */
export function readDeliberate(path = DELIBERATE_FILE): Difference[] {
	const parsed = file.safeParse(readJson(path));
	if (!parsed.success) {
		const [{ path: where, message }] = parsed.error.issues;
		throw new UnusableInput(`${path} can't be used: ${[...where, message].join(': ')}.`);
	}
	return Object.entries(parsed.data).flatMap(([kind, list]) =>
		list.flatMap(({ routes, names }) =>
			routes.flatMap((route) => names.map((name) => ({ kind: kind as Kind, route, name }))),
		),
	);
}

/**
 * Takes the meant differences out.
 * @returns `open`: differences that nobody meant; `stale`: meant ones that are none
 */
export function settle(
	differences: Difference[],
	deliberate: Difference[],
): { open: Difference[]; stale: Difference[] } {
	const without = (some: Difference[], others: Difference[]) => {
		const there = new Set(others.map(keyOf));
		return some.filter((one) => !there.has(keyOf(one)));
	};
	return { open: without(differences, deliberate), stale: without(deliberate, differences) };
}

/** The names of the meant differences of a kind on a route. */
export function meant(deliberate: Difference[], kind: Kind, route: string): string[] {
	return deliberate.filter((one) => one.kind === kind && one.route === route).map(({ name }) => name);
}

function keyOf({ kind, route, name }: Difference): string {
	return [kind, route, name].join('\n');
}
