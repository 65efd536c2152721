interface Failure {
	name?: string;
	message?: string;
	code?: string;
	cause?: Failure;
}

const REASONS: Record<string, string> = {
	ENOTFOUND: 'its name is not known; is there a network?',
	EAI_AGAIN: 'its name could not be looked up; is there a network?',
	ECONNREFUSED: 'nothing answers there',
	ECONNRESET: 'the connection was cut',
};

/** Why a fetch failed, in words for a user. It says only that it did; its cause says why. */
export function whyNoAnswer(error: unknown): string {
	const { name, message, code = '', cause } = error as Failure;
	if (cause) return whyNoAnswer(cause);
	if (name === 'TimeoutError') return 'no answer came in time';
	return REASONS[code] ?? (code || message || 'no answer came');
}

/** Whether an address may be asked: https, or http on this machine. */
export function isSafe({ protocol, hostname }: URL): boolean {
	const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
	return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/**
 * The text of an answer.
 * @throws Error where it has more than so many megabytes
 */
export async function limitedText({ body }: Response, mostMegabytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
		bytes += chunk.length;
		if (bytes > mostMegabytes * 1024 * 1024)
			throw new Error(`it is too large: more than ${mostMegabytes} MB`);
		chunks.push(chunk);
	}
	return new TextDecoder().decode(Buffer.concat(chunks));
}
