import type { Answer } from '../client.mts';
import type { Evidence } from '../evidence.mts';
import { isRec, visitOf } from '../visits.mts';

const TEMPLATES = 'GET /workspaces/{workspace_id}/emails/templates';
const NAME = 'n8n probe';

/** What --write does, in words for the user. */
export const WRITES = `It creates one e-mail template named "${NAME} ..." and deletes it at once.`;

/**
 * Creates an e-mail template and removes it again, also where the answer got lost.
 * @returns the answer to the creation
 */
export async function tryTemplate(evidence: Evidence): Promise<Answer> {
	const { client, visits } = evidence;
	const list = visitOf(visits, TEMPLATES);
	if (!list) return { status: 0, headers: new Headers(), body: undefined };
	const name = `${NAME} ${new Date().toISOString()}, may be deleted`;
	const emails_template = { name, subject: NAME, html_body: '<p>n8n probe</p>', text_body: NAME };
	const answer = await client.api('POST', list.path, { body: { emails_template }, uncut: true });
	for (const id of await made(evidence, { answer, name, list: list.path })) await remove(evidence, id, name);
	return answer;
}

/** The ids of what was made: by the answer, or by its name where that does not tell. */
async function made(
	{ client, tell }: Evidence,
	{ answer, name, list }: { answer: Answer; name: string; list: string },
): Promise<unknown[]> {
	if (answer.status >= 400 && answer.status < 500) return [];
	if (answer.status === 201 && isRec(answer.body) && typeof answer.body.id === 'number')
		return [answer.body.id];
	const { body } = await client.api('GET', `${list}?sort_order=desc`, { cleansUp: true });
	if (!Array.isArray(body)) {
		tell(
			`Whether there is an e-mail template "${name}" can't be told: if so, please delete it in ClickFunnels.`,
		);
		return [];
	}
	const rows = body.filter(isRec);
	return rows.filter((row) => row.name === name).map(({ id }) => id);
}

async function remove({ client, tell }: Evidence, id: unknown, name: string): Promise<void> {
	const path = `/emails/templates/${encodeURIComponent(String(id))}`;
	for (let tries = 0; tries < 3; tries++) {
		const { status } = await client.api('DELETE', path, { cleansUp: true });
		if ((status >= 200 && status < 300) || status === 404) return;
	}
	tell(`The e-mail template "${name}" could not be deleted: please delete it in ClickFunnels.`);
}
