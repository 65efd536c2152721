import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { isNow } from './isNow';
import { learnNote, toNote, type Memory, type Note } from './memory';
import { signedHeaders } from './signature';
import { TIMES } from './times';

/** The key of a body that is a note of this node to itself: no event has it. */
const NOTE = '_note';

/** What sends a note: any of n8n's contexts that can send requests. */
interface Sender {
	helpers: { httpRequest(request: IHttpRequestOptions): Promise<unknown> };
}

/**
 * The note in a delivery's body, where it is one. Runs and looks into the event log can't write static data, so they send what they know to the
 * node's own webhook address, signed as deliveries are: n8n saves what `webhook` writes there, and its answer
 * tells what other processes know.
 */
export function noteIn(body: IDataObject): Note | undefined {
	const note = body[NOTE];
	return typeof note === 'object' && note !== null ? (note as Note) : undefined;
}

/**
 * Tells what this process is sure of, and learns what others are.
 * @returns whether the own address could be reached
 */
export async function tell(sender: Sender, memory: Memory): Promise<boolean> {
	const { url, secret } = memory;
	if (url === undefined || secret === undefined) return false;
	memory.toldAt = Date.now();
	const body = Buffer.from(JSON.stringify({ [NOTE]: toNote(memory) }));
	const [answer] = await Promise.allSettled([
		sender.helpers.httpRequest({
			method: 'POST',
			url,
			body,
			headers: { 'content-type': 'application/json', ...signedHeaders(secret, body, Date.now()) },
			timeout: TIMES.told,
		}),
	]);
	// From inside, an own address can be out of reach: then later deliveries write what is known.
	const note = answer.status === 'fulfilled' ? noteIn(asObject(answer.value)) : undefined;
	if (note) learnNote(memory, note);
	return note !== undefined;
}

/** What `webhook` answers to a note. */
export function noteOf(memory: Memory): IDataObject {
	return { [NOTE]: { ...toNote(memory) } };
}

/** Tells in a moment, and seldom enough that a burst of events makes few notes. Never throws. */
export function tellSoon(sender: Sender, memory: Memory): void {
	if (memory.isAboutToTell) return;
	memory.isAboutToTell = true;
	const { first, next } = TIMES.tell;
	const wait = isNow(memory.toldAt, next - first) ? memory.toldAt + next - Date.now() : first;
	void sleep(wait).then(async () => {
		memory.isAboutToTell = false;
		await tell(sender, memory);
	});
}

/** n8n gives JSON as text where the answer does not call itself JSON. */
function asObject(answer: unknown): IDataObject {
	if (typeof answer === 'object' && answer !== null) return answer as IDataObject;
	try {
		return (JSON.parse(String(answer)) ?? {}) as IDataObject;
	} catch {
		return {};
	}
}
