import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { email, reference } from '../../table/field';

export const CONTACTS = 'GET /workspaces/{workspace_id}/contacts';

/** What says whose contact is meant. */
export const WHOSE = {
	workspace_id: reference('Workspace', kinds.workspace),
	email_address: email('Email'),
};

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

/** The error for an address that no contact has, where an operation can do nothing then. */
export function noContact(api: Pick<Api, 'refusal'>, address: string, whatToDo: string): Error {
	return api.refusal(`Email: no contact of this workspace has the address ${address}`, whatToDo);
}

/** Contacts that are the same, for items that wait for each other. */
export function sameContact(contact: { workspace_id: Id; email_address: string }): string {
	return `${contact.workspace_id} ${contact.email_address.toLowerCase()}`;
}
