import type {
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	ITriggerFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import type { SentField } from './answerFields';
import type { Priority } from './queue';
import type { Retries } from './retryPolicy';

/**
 * The n8n contexts that can call the gateway: one client for the action node, its pickers, the triggers and
 * the test of the credential.
 */
export type GatewayContext =
	| IExecuteFunctions
	| IExecuteSingleFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| ITriggerFunctions
	| IPollFunctions
	| CredentialTestContext;

/** What a test of the credential, which n8n gives no context of a node, offers of one. */
export type CredentialTestContext = Pick<
	ILoadOptionsFunctions,
	'getNode' | 'getTimezone' | 'getCredentials'
> & { helpers: Pick<ILoadOptionsFunctions['helpers'], 'httpRequestWithAuthentication'> };

/**
 * One request. `url` is the path below the API's root, already encoded. `timeout`, in milliseconds, is the end
 * of each try, whatever comes meanwhile.
 */
export type GatewayRequest = Pick<IHttpRequestOptions, 'url' | 'method' | 'qs' | 'body'> &
	Partial<IHttpRequestOptions>;

/** What the messages of a call are about. */
export interface About {
	/** For example "contact". */
	noun: string;
	/** What the id in the path is of, where it is not what the call is about. */
	sought?: string;
	/** Whether the call is to cancel what is sought. */
	cancels?: boolean;
	/** The line's route, for answers that mean something there alone. */
	route?: string;
	/** The fields of the request, for answers that name one. */
	sent?: () => SentField[];
	/** What to do where a list was wanted and the answer is none, if it is the user who wants one. */
	ifNoList?: string;
	/** Absent in pickers and triggers. */
	itemIndex?: number;
}

/** One request to ClickFunnels, and how it is to be treated. */
export interface Call {
	context: GatewayContext;
	request: GatewayRequest;
	/** Path behind the gateway's address that the request's URL is below. Default: that of the API. */
	below?: string;
	about: About;
	priority: Priority;
	/** Whether the request may be sent again when it is unknown if the first one was processed. */
	repeatable: boolean;
	/** Whether it takes its record away, so that one that is gone after an earlier try counts as done. */
	removes?: boolean;
	/** What the user says of retries. */
	retries?: Partial<Retries>;
	/**
	 * Once aborted, nothing more is sent: what is under way comes to its end, what waits is given up. A call that
	 * was never sent rejects with the signal's reason; one that would be sent again gives what came last.
	 */
	stop?: AbortSignal;
	/** Statuses that are as good as a success. */
	accepted?: number[];
}
