import { z } from 'zod';
import type { Fault } from '../types.mts';

/** The kinds of fault, as a user may name them. */
export const FAULT_KINDS = [
	'429',
	'500',
	'502',
	'503',
	'504',
	'reset-before',
	'reset-after',
	'timeout',
	'truncated',
	'html',
] as const satisfies ReadonlyArray<Fault['kind']>;

/**
 * A fault that comes from outside: a command line or a request. Unknown keys are refused, as they are likely
 * misspelt.
 */
export const faultSchema: z.ZodType<Fault> = z
	.object({
		kind: z.enum(FAULT_KINDS),
		method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
		path: z.string().optional(),
		probability: z.number().min(0).max(1).optional(),
		times: z.number().int().positive().optional(),
		processed: z.boolean().optional(),
		retryAfter: z.union([z.number().nonnegative(), z.string()]).optional(),
	})
	.strict();

/**
 * What is wrong with a value, in one line, for example `0.probability: Number must be less than or equal to
 * 1`.
 */
export function problems(error: z.ZodError): string {
	return error.issues
		.map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message))
		.join('; ');
}
