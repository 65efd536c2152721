import type { Api, Id, Row } from '../../table/api';
import { stringList } from '../../table/field';

export const TAGS = 'GET /workspaces/{workspace_id}/contacts/tags';
export const CREATE_TAG = 'POST /workspaces/{workspace_id}/contacts/tags';

/** Tags by their names. */
export const TAG_NAMES = stringList('Tags', {
	placeholder: 'e.g. VIP, Webinar 2026',
	description: 'Names of tags, separated by commas, or a list',
});

/** Which tag is wanted, and whether it may be made. */
interface Wanted {
	workspace_id: Id;
	name: string;
	mayCreate: boolean;
}

/** What makes two names the same tag to a person. */
export function sameName(name: unknown): string {
	return String(name).trim().toLowerCase();
}

/** Names of tags by what makes them the same: a name that is there twice counts once. */
export function byName(names: string[]): Map<string, string> {
	return new Map(names.map((name) => [sameName(name), name]));
}

/**
 * The tag of a workspace with a name, in whatever case; made where there is none and that is wanted. Looked up
 * once in a run.
 * @throws NodeOperationError when there is none and it may not be made
 */
export async function tagByName(api: Api<typeof TAGS | typeof CREATE_TAG>, wanted: Wanted): Promise<Row> {
	const { workspace_id, name, mayCreate } = wanted;
	const key = `${workspace_id} ${sameName(name)}`;
	const found = await api.once(`tag ${key}`, async () => await findTag(api, wanted));
	if (found) return found;
	if (mayCreate) return await api.once(`new tag ${key}`, async () => await makeTag(api, wanted));
	throw api.refusal(
		`Tags: this workspace has no tag "${name}"`,
		'Correct the name, or turn on Create Missing Tags.',
	);
}

/** By its exact name first: that is one request, however many tags there are. */
async function findTag(api: Api<typeof TAGS>, { workspace_id, name }: Wanted): Promise<Row | undefined> {
	const exact = await api.first(TAGS, { workspace_id, name });
	if (exact && sameName(exact.name) === sameName(name)) return exact;
	const all = await api.once(`tags of ${workspace_id}`, async () => {
		const tags = new Map<string, Row>();
		for await (const tag of api.rows(TAGS, { workspace_id })) tags.set(sameName(tag.name), tag);
		return tags;
	});
	return all.get(sameName(name));
}

/** Another run may make the same tag at the same moment: names are unique (ClickFunnels behaviour: contact tags). */
async function makeTag(
	api: Api<typeof TAGS | typeof CREATE_TAG>,
	{ workspace_id, name }: Wanted,
): Promise<Row> {
	const [made] = await Promise.allSettled([api.call(CREATE_TAG, { workspace_id, name })]);
	if (made.status === 'fulfilled') return made.value;
	const isTaken = /has already been taken/i.test(String((made.reason as Error).message));
	const other = isTaken ? await api.first(TAGS, { workspace_id, name }) : undefined;
	if (other && sameName(other.name) === sameName(name)) return other;
	throw made.reason;
}
