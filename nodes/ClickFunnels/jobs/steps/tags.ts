import type { Api, Id, Row } from '../../table/api';

export const TAGS = 'GET /workspaces/{workspace_id}/contacts/tags';
export const CREATE_TAG = 'POST /workspaces/{workspace_id}/contacts/tags';

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

/**
 * The tag of a workspace with a name, in whatever case; made where there is none and that is wanted. Looked up
 * once in a run.
 * @throws NodeOperationError when there is none and it may not be made
 */
export async function tagByName(api: Api<typeof TAGS | typeof CREATE_TAG>, wanted: Wanted): Promise<Row> {
	const { workspace_id, name, mayCreate } = wanted;
	return await api.once(`tag ${workspace_id} ${sameName(name)}`, async () => {
		const found = await findTag(api, wanted);
		if (found) return found;
		if (mayCreate) return await api.call(CREATE_TAG, { workspace_id, name });
		throw api.refusal(
			`Tags: this workspace has no tag "${name}"`,
			'Correct the name, or turn on Create Missing Tags.',
		);
	});
}

/** By its exact name first: that is one request, however many tags there are. */
async function findTag(api: Api<typeof TAGS>, { workspace_id, name }: Wanted): Promise<Row | undefined> {
	const exact = await api.first(TAGS, { workspace_id, name });
	if (sameName(exact?.name) === sameName(name)) return exact;
	for await (const tag of api.rows(TAGS, { workspace_id })) {
		if (sameName(tag.name) === sameName(name)) return tag;
	}
	return undefined;
}
