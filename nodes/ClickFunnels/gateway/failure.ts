/** Why no answer came. `unsent`: n8n refused to send, for example because the credential may not be used for the host. */
export interface TransportFailure {
	kind: 'refused' | 'dns' | 'certificate' | 'timeout' | 'broken' | 'unsent';
	/** Node's code, for example `ECONNREFUSED`; empty where there is none. */
	code: string;
	text: string;
}

const KINDS: Record<string, TransportFailure['kind']> = {
	ECONNREFUSED: 'refused',
	EHOSTUNREACH: 'refused',
	ENETUNREACH: 'refused',
	ENOTFOUND: 'dns',
	EAI_AGAIN: 'dns',
	ECONNABORTED: 'timeout',
	ETIMEDOUT: 'timeout',
	ECONNRESET: 'broken',
	EPIPE: 'broken',
	ERR_BAD_RESPONSE: 'broken',
	ERR_NETWORK: 'broken',
	HPE_INVALID_CONSTANT: 'broken',
	CERT_HAS_EXPIRED: 'certificate',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
	SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
	ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
};

/**
 * Reads what n8n's request helper threw: it wraps Node's own failure, sometimes twice.
 * What is none of Node's own failures was refused by n8n itself, before anything was sent.
 */
export function failureOf(error: unknown): TransportFailure {
	for (let cause = error, depth = 0; cause instanceof Error && depth < 6; depth++) {
		const { code } = cause as Error & { code?: unknown };
		const kind = typeof code === 'string' ? KINDS[code] : undefined;
		if (kind) return { kind, code: String(code), text: cause.message };
		if (/socket hang up|aborted/i.test(cause.message)) {
			return { kind: 'broken', code: '', text: cause.message };
		}
		cause = cause.cause;
	}
	return { kind: 'unsent', code: '', text: error instanceof Error ? error.message : String(error) };
}

/** Whether the request certainly never reached the API, so that sending it again can't do anything twice. */
export function isUnprocessed(failure: TransportFailure): boolean {
	return failure.kind === 'refused' || failure.kind === 'dns';
}

/** Whether another try may go better. */
export function isPassing(failure: TransportFailure): boolean {
	return failure.kind === 'timeout' || failure.kind === 'broken' || isUnprocessed(failure);
}
