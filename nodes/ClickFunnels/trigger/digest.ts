import { createHash } from 'node:crypto';

/** 48 bits of some bytes, so that what is remembered is small whatever is sent. */
export function digest(bytes: string | Buffer): string {
	return createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
}

/** The same of what JSON makes of a value. */
export function digestOf(value: unknown): string {
	return digest(JSON.stringify(value));
}
