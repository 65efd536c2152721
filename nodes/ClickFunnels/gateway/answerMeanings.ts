import { KEYS } from './account';
import { CONNECTIONS, knownMeaning } from './answerKnown';

/** Who wrote an answer: the gateway, ClickFunnels, or a firewall, proxy or router between them. */
export type Writer = 'maton' | 'clickFunnels' | 'between';

/**
 * What an answer that is no success means. In its texts stand for what is known of the call: `{said}` the
 * writer's words behind a colon, `{text}` these words alone, `{field}` and `{value}` the field that they name
 * and what was sent in it, `{noun}` what the call is about, `{sought}` what the id in the path is of,
 * `{status}`, and `{unknown}` a sentence for calls that may have been processed and must not be repeated.
 */
export interface Meaning {
	/** What happened. */
	message: string;
	/** What to do; empty where the message says it. */
	advice: string;
	/** What the test of the credential says, where the credential can be the reason. */
	tested?: string;
}

/** What to do where an answer is none of ClickFunnels'. */
export const CHECK_THE_WAY = 'Check the Gateway URL in the credential, and whether a proxy is in between.';

/**
 * What each status means, by who wrote the answer (contract/maton.json, `errors`; ClickFunnels behaviour:
 * errors).
 */
const MEANINGS: Record<Writer, Record<number, Meaning>> = {
	maton: {
		400: {
			message: 'Maton has no active ClickFunnels connection for this API key',
			advice: `Connect ClickFunnels at ${CONNECTIONS}, then try again. If there are several connections, enter the Connection ID of one in the credential. Maton says: {text}`,
			tested: `The API key is right, but Maton has no active ClickFunnels connection for it. Connect ClickFunnels at ${CONNECTIONS}, then test again; if there are several connections, enter the Connection ID of one.`,
		},
		401: {
			message: 'Maton does not accept the API key',
			advice: `Copy the key again from ${KEYS} into the credential: it may be wrong, or a login token that has run out. Maton says: {text}`,
			tested: `Maton does not accept this API key. Copy it again from ${KEYS} into the field API Key: it may be wrong, or a login token that has run out.`,
		},
		403: {
			message: 'Maton does not allow this{said}',
			advice: `Look at ${CONNECTIONS} whether your Maton plan and the rights of the API key include it.`,
		},
		404: {
			message: 'Maton does not know what was asked for{said}',
			advice: 'Check the Connection of the node, else Connection ID and Gateway URL in the credential.',
			tested: `The API key is right, but Maton does not know this Connection ID. Copy it again from ${CONNECTIONS}, or leave the field empty.`,
		},
		429: {
			message: "Maton's limit of requests a second is reached",
			advice:
				'Another program may be using the same Maton account. Try again later, or lower Requests per Second in the credential. Maton says: {text}',
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
				'Check the role of the connected user in ClickFunnels, and the plan: the smallest may not include the API, or not this part of it.',
		},
		404: {
			message: 'ClickFunnels found no such {sought}{said}',
			advice:
				'Check the ID: the {sought} may be deleted, be in no state that allows this, or belong to a workspace that this connection does not cover.',
		},
		409: {
			message: 'The state of the {noun} does not allow this{said}',
			advice: 'Look at the {noun} in ClickFunnels; it may already be in the state that you ask for.',
		},
		422: {
			message: 'ClickFunnels did not accept the values{said}',
			advice: 'The state of the {noun} may not allow this: look at it in ClickFunnels.',
		},
		429: { message: 'ClickFunnels asks for fewer requests{said}', advice: 'Try again later.' },
	},
	between: {
		403: {
			message: 'ClickFunnels does not allow this{said}',
			advice:
				'This is the page of a firewall or proxy. Try again in some minutes; if it stays so, a text with HTML or code in it may look like an attack, or the address of this n8n is blocked: ask ClickFunnels.',
		},
		404: {
			message: 'There is no such address behind the gateway{said}',
			advice: `${CHECK_THE_WAY} If they are right, ClickFunnels does not offer this any more: look for a newer version of the node.`,
		},
	},
};

/** What a status means whoever wrote the answer. */
const WHOEVER_WROTE_IT: Partial<Record<number, Meaning>> = {
	402: {
		message: 'A payment is asked for first{said}',
		advice:
			'The plan of the connected ClickFunnels account, or of your Maton account, may not include this or be unpaid: look at the billing of both.',
	},
	405: {
		message: 'This address does not take such a request (status 405){said}',
		advice: `${CHECK_THE_WAY} If they are right, ClickFunnels does not offer this any more: look for a newer version of the node.`,
	},
	407: {
		message: 'A proxy asks for a login{said}',
		advice: 'Check the proxy of this n8n, and Proxy under Request Options in the settings of the node.',
	},
	413: {
		message: 'The request is too large{said}',
		advice: 'Send less at once: shorten the texts of the {noun}, or name fewer records in one item.',
	},
	414: {
		message: 'The request has too many or too long values for its address{said}',
		advice: 'Use fewer values in the filters, such as 100 at a time, spread over several items.',
	},
	415: {
		message: 'The form of the request was not taken (status 415){said}',
		advice: `The node sends JSON; something on the way may have changed it. ${CHECK_THE_WAY}`,
	},
	431: {
		message: 'The request has too many or too long values for its address and headers{said}',
		advice:
			'Use fewer values in the filters, such as 100 at a time, spread over several items. Where none is set, check the API Key in the credential.',
	},
	451: {
		message: 'This is not open for legal reasons{said}',
		advice: 'Ask ClickFunnels; the country of this n8n or of the account may be the reason.',
	},
};

/** What a 422 means that says nothing. */
const SILENT_REFUSAL: Meaning = {
	message: 'ClickFunnels did not accept the values',
	advice:
		'It does not say which. Check each field that you set, and look in ClickFunnels whether the state of the {noun} allows this.',
};

/** What a 422 means that refuses a request without values, such as Delete: there are none to correct. */
const REFUSED_STATE: Meaning = {
	message: 'ClickFunnels does not allow this for the {sought}{said}',
	advice: 'Look at the {sought} in ClickFunnels: its state, or what depends on it, may be why.',
};

/** What a 422 means that does not let a record be made: there is none yet to look at. */
const REFUSED_NEW: Meaning = { message: 'ClickFunnels did not accept the values{said}', advice: '' };

/** A route that makes a record, rather than doing something with one. */
const MAKES = /^POST (?!.*\{id\})/;

/** What a refusal means that names a field of the request. */
const NAMED_REFUSAL: Meaning = { message: '{text}', advice: '' };

/** What it means that a record which was to be canceled is not found. */
const NOTHING_TO_CANCEL: Meaning = {
	message: 'ClickFunnels found no such {sought} to cancel{said}',
	advice:
		'It may have begun or ended already, and then it can’t be canceled any more. Else check the ID: the {sought} may be deleted, or belong to a workspace that this connection does not cover.',
};

/** What is known of an answer that is no success. */
export interface Said {
	writer: Writer;
	/** The writer's own words. */
	text: string;
	status: number;
	/** Whether the call may be sent again. */
	repeatable: boolean;
	/** Whether the call was to cancel something. */
	cancels?: boolean;
	/** The line's route. */
	route?: string;
	/** Whether a field of the request is named. */
	named?: boolean;
	/** Whether the call changes something and takes nothing but the IDs in its path. */
	isBare?: boolean;
}

/** What an answer means that is no success. */
export function meaningOf({
	writer,
	text,
	status,
	repeatable,
	cancels,
	route = '',
	named = false,
	isBare = false,
}: Said): Meaning {
	if (writer === 'clickFunnels') {
		if (cancels && status === 404) return NOTHING_TO_CANCEL;
		const isStateRefused = status === 422 && !named && (isBare || route.startsWith('DELETE '));
		if (text === '' && status === 422) return isStateRefused ? REFUSED_STATE : SILENT_REFUSAL;
		const known = knownMeaning({ status, text, route, named });
		if (known) return known;
		if (named && [400, 422].includes(status)) return NAMED_REFUSAL;
		if (isStateRefused) return REFUSED_STATE;
		if (status === 422 && MAKES.test(route)) return REFUSED_NEW;
	}
	const meanings: Record<Writer, Partial<Record<number, Meaning>>> = MEANINGS;
	return (
		meanings[writer][status] ??
		WHOEVER_WROTE_IT[status] ??
		(writer === 'between' ? meanings.clickFunnels[status] : undefined) ??
		otherMeaning(writer, status, repeatable)
	);
}

/** What every other status means. */
function otherMeaning(writer: Writer, status: number, repeatable: boolean): Meaning {
	if (writer === 'maton') {
		return {
			message: 'Maton answered with status {status}{said}',
			advice: 'Try again later; if it stays so, ask Maton.{unknown}',
		};
	}
	if (status !== 408 && status < 500) {
		return {
			message: 'ClickFunnels answered with status {status}{said}',
			advice: CHECK_THE_WAY,
		};
	}
	return {
		message: 'ClickFunnels could not process the request (status {status}){said}',
		advice: repeatable ? 'Try again later.' : '{unknown}',
	};
}
