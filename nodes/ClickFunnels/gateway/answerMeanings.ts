/** Who wrote an answer: the gateway, or ClickFunnels and whatever stands in between. */
export type Writer = 'maton' | 'clickFunnels';

/**
 * What an answer that is no success means. In its texts stand for what is known of the call: `{said}` the
 * writer's own words behind a colon, `{text}` these words alone, `{noun}` what the call is about, `{sought}`
 * what the id in the path is of, `{status}`, and `{unknown}` a sentence for calls that may have been
 * processed and must not be repeated.
 */
export interface Meaning {
	/** What happened. */
	message: string;
	/** What to do. */
	advice: string;
	/** What the test of the credential says, where the credential can be the reason. */
	tested?: string;
}

const KEYS = 'https://maton.ai/settings';
const CONNECTIONS = 'https://maton.ai';

/**
 * What each status means, by who wrote the answer (contract/maton.json, `errors`; ClickFunnels behaviour:
 * errors).
 */
export const MEANINGS: Record<Writer, Record<number, Meaning>> = {
	maton: {
		400: {
			message: 'Maton has no active ClickFunnels connection for this API key',
			advice: `Connect ClickFunnels at ${CONNECTIONS}, then try again. Maton says: {text}`,
			tested: `The API key is right, but Maton has no active ClickFunnels connection for it. Connect ClickFunnels at ${CONNECTIONS}, then test again.`,
		},
		401: {
			message: 'Maton does not accept the API key',
			advice: `Copy the key again from ${KEYS} into the Maton API credential. Maton says: {text}`,
			tested: `Maton does not accept this API key. Copy it again from ${KEYS} into the field API Key.`,
		},
		404: {
			message: 'Maton does not know what was asked for{said}',
			advice: 'Check the Connection ID and the Gateway URL in the Maton API credential.',
			tested: `The API key is right, but Maton does not know this Connection ID. Copy it again from ${CONNECTIONS}, or leave the field empty.`,
		},
		429: {
			message: "Maton's limit of requests a second is reached",
			advice:
				'Another program may be using the same Maton account. Try again later, or lower Requests per Second in the Maton API credential. Maton says: {text}',
			tested: "Maton's limit of requests a second is reached. Wait a moment, then test again.",
		},
		500: {
			message: 'Maton could not use the ClickFunnels connection{said}',
			advice: `The authorisation may have expired. Reconnect ClickFunnels at ${CONNECTIONS}.{unknown}`,
			tested: `Maton could not use the ClickFunnels connection, which may have expired. Reconnect ClickFunnels at ${CONNECTIONS}, then test again.`,
		},
	},
	clickFunnels: {
		400: {
			message: 'ClickFunnels could not read the request{said}',
			advice: 'Check the fields and filters of this {noun} operation.',
		},
		401: {
			message: "ClickFunnels no longer accepts Maton's connection{said}",
			advice: `Reconnect ClickFunnels at ${CONNECTIONS}. The Maton API key itself is right.`,
			tested: `The API key is right, but ClickFunnels has withdrawn the connection. Reconnect ClickFunnels at ${CONNECTIONS}, then test again.`,
		},
		403: {
			message: 'ClickFunnels does not allow this{said}',
			advice:
				'The connected ClickFunnels account may lack the permission, or the feature is not open to it. Check its role and plan.',
		},
		404: {
			message: 'ClickFunnels found no such {sought}{said}',
			advice:
				'Check the ID: the {sought} may be deleted, belong to another account, or not be in a state that allows this.',
		},
		409: {
			message: 'The state of the {noun} does not allow this{said}',
			advice: 'Look at the {noun} in ClickFunnels; it may already be in the state that you ask for.',
		},
		422: {
			message: 'ClickFunnels did not accept the values{said}',
			advice: 'Correct the values named in the message.',
		},
		429: { message: 'ClickFunnels asks for fewer requests{said}', advice: 'Try again later.' },
	},
};

/** What every other status means. */
export function otherMeaning(writer: Writer, status: number, repeatable: boolean): Meaning {
	if (writer === 'maton') {
		return {
			message: 'Maton answered with status {status}{said}',
			advice: 'Try again later; if it stays so, ask Maton.{unknown}',
		};
	}
	if (status !== 408 && status < 500) {
		return {
			message: 'ClickFunnels answered with status {status}{said}',
			advice: 'Check the Gateway URL in the Maton API credential.',
		};
	}
	return {
		message: 'ClickFunnels could not process the request (status {status}){said}',
		advice: repeatable ? 'Try again later.' : '{unknown}',
	};
}
