import { createHash } from 'node:crypto';
import type { Sandbox } from '../types.mts';

/** The Maton keys that every sandbox knows. */
export const KEYS: Sandbox['keys'] = {
	good: 'sandbox-key',
	withoutConnection: 'sandbox-key-without-connection',
	twoConnections: 'sandbox-key-two-connections',
};

/**
 * The key in an `Authorization: Bearer KEY` header; undefined where there is none or the sandbox does not
 * know it.
 */
export function knownKey(authorization: string | undefined): string | undefined {
	const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
	return Object.values(KEYS).find((known) => known === key);
}

/**
 * Stands for a secret in the request log: equal secrets have equal fingerprints, and none can be read back.
 */
export function fingerprint(secret: string): string {
	return `sha256:${createHash('sha256').update(secret).digest('hex').slice(0, 12)}`;
}
