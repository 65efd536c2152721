/**
 * Why no answer came. `unsent`: n8n refused to send, for example because the credential may not be used for
 * the host.
 */
export interface TransportFailure {
	type: 'refused' | 'dns' | 'certificate' | 'timeout' | 'broken' | 'unsent';
	/** Node's code, for example `ECONNREFUSED`; empty where there is none. */
	code: string;
	text: string;
}

const TYPES: Partial<Record<string, TransportFailure['type']>> = {
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
};

/** Node's and OpenSSL's names for all that may be wrong with a certificate. */
const CERTIFICATE = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$/;

/**
 * Reads what n8n's request helper threw: it wraps Node's own failure, sometimes twice.
 * What is none of Node's own failures was refused by n8n itself, before anything was sent.
 */
export function failureOf(error: unknown): TransportFailure {
	const chain = chainOf(error);
	for (const { code, message } of chain) {
		if (typeof code !== 'string') continue;
		const type = TYPES[code] ?? (CERTIFICATE.test(code) ? 'certificate' : undefined);
		if (type) return { type: isBroken(type, message) ? 'broken' : type, code, text: message };
	}
	// Node, OpenSSL and the HTTP parser have many more codes; each means that something began and broke.
	const cut = chain.find(
		({ code, message }) =>
			/^[A-Z][A-Z0-9_]{3,}$/.test(String(code)) || /socket hang up|aborted/i.test(message),
	);
	if (cut) return { type: 'broken', code: String(cut.code ?? ''), text: cut.message };
	return { type: 'unsent', code: '', text: error instanceof Error ? error.message : String(error) };
}

/** Whether a host became unreachable while a connection was in use: something had begun then. */
function isBroken(type: TransportFailure['type'], message: string): boolean {
	return type === 'refused' && /^(read|write) /.test(message);
}

function chainOf(error: unknown): Array<Error & { code?: unknown }> {
	const chain: Error[] = [];
	for (let cause = error; cause instanceof Error && chain.length < 6; cause = cause.cause) chain.push(cause);
	return chain;
}
