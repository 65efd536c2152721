import type { Answer, Client } from './client.mts';
import { ProbeStop, type ProbeOptions } from './options.mts';
import { FLAT, NESTED, shapeOf } from './shapes.mts';

/**
 * Asks once whether there is an account to ask.
 * @throws ProbeStop that says what to do where there is none
 */
export async function reach(client: Client, options: ProbeOptions): Promise<void> {
	const answer = await client.api('GET', '/teams');
	if (answer.status === 200 && Array.isArray(answer.body)) return;
	throw new ProbeStop(whyNot(answer, options));
}

function whyNot({ status, body, reason }: Answer, { gateway, connection }: ProbeOptions): string {
	const isOfMaton = [NESTED, FLAT].includes(shapeOf(body));
	if (status === 0) return `${gateway} gives no answer: ${reason}.`;
	if (status === 401)
		return 'Maton does not accept the key in MATON_API_KEY. Take it from https://maton.ai/settings; a login token runs out.';
	if (status === 404 && isOfMaton && connection !== undefined)
		return 'Maton knows no connection of the id in MATON_CONNECTION_ID for this key.';
	if (status === 400 && isOfMaton)
		return `The key has no active ClickFunnels connection: Maton answered 400 ${shapeOf(body)}. Connect ClickFunnels at https://maton.ai, then try again.`;
	if (status === 500 && isOfMaton)
		return 'Maton answered 500: the ClickFunnels connection may have run out. Connect ClickFunnels anew at https://maton.ai.';
	if (status === 429) return 'Maton refuses further requests for now (429). Try again in a few minutes.';
	return `ClickFunnels' list of teams could not be read: ${status}, ${shapeOf(body)}. Is ${gateway} the gateway?`;
}
