import type { Api, Id, Row } from '../../table/api';

export const CONTACTS = 'GET /workspaces/{workspace_id}/contacts';

/** The contact of a workspace with an e-mail address, in whatever case; undefined where there is none. */
export async function findContact(
	api: Api<typeof CONTACTS>,
	workspace_id: Id,
	address: string,
): Promise<Row | undefined> {
	const wanted = address.toLowerCase();
	// Whether the filter minds case is not known: ClickFunnels may have stored it in small letters.
	for (const email_address of new Set([address, wanted])) {
		const found = await api.first(CONTACTS, { workspace_id, email_address });
		if (String(found?.email_address).toLowerCase() === wanted) return found;
	}
	return undefined;
}
