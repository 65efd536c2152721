import type { Fault } from '../types.mts';
import { FAULT_KINDS, faultSchema, problems } from './fault-schema.mts';

const AFTER = '-after';

/**
 * Reads `KIND[:PROBABILITY[:METHOD[:PATH]]]`, for example `502:0.1` or `reset-after:0.05:POST:/contacts`.
 * `-after` behind a kind such as `502` plays it after ClickFunnels has done the work. Throws an Error that
 * says what is wrong.
 */
export function parseFault(notation: string): Fault {
	const [kind, probability, method, ...path] = notation.split(':');
	const processed = !isKind(kind) && kind.endsWith(AFTER);
	const parsed = faultSchema.safeParse({
		kind: processed ? kind.slice(0, -AFTER.length) : kind,
		...(processed ? { processed } : {}),
		...(probability ? { probability: Number(probability) } : {}),
		...(method ? { method: method.toUpperCase() } : {}),
		...(path.length ? { path: path.join(':') } : {}),
	});
	if (!parsed.success) throw new Error(`--fault ${notation}: ${problems(parsed.error)}`);
	return parsed.data;
}

function isKind(kind: string): boolean {
	return FAULT_KINDS.some((known) => known === kind);
}
