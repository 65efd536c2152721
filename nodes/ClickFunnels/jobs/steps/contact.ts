import * as kinds from '../../kinds';
import { isCalled, type Api, type Chosen, type Id, type Row } from '../../table/api';
import { recordsCalled, sameChosen } from '../../table/called';
import { boolean, email, reference } from '../../table/field';
import { chosen } from '../../table/jobField';

export const CONTACTS = 'GET /workspaces/{workspace_id}/contacts';
export const CONTACT = 'GET /contacts/{id}';
export const UPSERT = 'POST /workspaces/{workspace_id}/contacts/upsert';

/** What says whose contact is meant. */
export const WHOSE = {
	workspace_id: reference('Workspace', kinds.workspace),
	contact: chosen('Contact', kinds.contact),
};

/** The same for a contact that may have to be made. */
export const BY_EMAIL = {
	workspace_id: reference('Workspace', kinds.workspace),
	email_address: email('Email'),
};

/** Whether one that there is none of may be made. */
export const CREATE_MISSING_CONTACT = boolean(
	'Create Missing Contact',
	'Whether to make one where nobody has the address',
);

/** What to do about a contact that there is none of, where it may be made. */
export const OR_CREATE_IT =
	'Correct it, or turn on Create Missing Contact. Contact: Find looks whether there is one.';

/** A contact of a workspace, by its id or e-mail address. */
export interface Whose {
	workspace_id: Id;
	contact: Chosen;
}

/** The contact that has an e-mail address. */
export function whoseAddress(given: { workspace_id: Id; email_address: string }): Whose {
	return { workspace_id: given.workspace_id, contact: { called: given.email_address } };
}

/** The contact that is meant, an address in whatever case; undefined where there is none. */
export async function findContact(
	api: Api<typeof CONTACTS | typeof CONTACT>,
	{ workspace_id, contact }: Whose,
): Promise<Row | undefined> {
	if (!isCalled(contact)) {
		const shown = await api.find(CONTACT, { id: contact });
		// One that was deleted is still shown by its ID, and no change reaches it (ClickFunnels behaviour: contacts).
		return shown?.deleted_at ? undefined : shown;
	}
	const [found] = await recordsCalled(
		api,
		{ list: CONTACTS, within: { workspace_id }, key: 'email_address', hasFilter: true, isEndless: true },
		contact.called,
	);
	return found;
}

/** The contact that is meant, which is made where nobody has the address. */
export async function contactOrNew(
	api: Api<typeof UPSERT | typeof CONTACT>,
	{ workspace_id, contact }: Whose,
): Promise<Row> {
	return isCalled(contact)
		? await api.call(UPSERT, { workspace_id, email_address: contact.called })
		: await api.call(CONTACT, { id: contact });
}

/** What an item says of a contact that there is none of: as a record would show it. */
export function asEntered({ contact }: Pick<Whose, 'contact'>): Row {
	return isCalled(contact) ? { email_address: contact.called } : { id: contact };
}

/** The error for a contact that there is none of, where an operation can do nothing then. */
export function noContact(
	api: Pick<Api, 'refusal'>,
	{ contact }: Pick<Whose, 'contact'>,
	whatToDo: string,
): Error {
	const which = isCalled(contact) ? `address ${contact.called}` : `ID ${contact}`;
	return api.refusal(`Contact: no contact has the ${which}`, whatToDo);
}

/**
 * The contact that is meant, or a new one where there is none and the user wants that.
 * @returns the contact, and whether it was there before
 * @throws NodeOperationError where there is none and none may be made
 */
export async function contactWanted(
	api: Api<typeof CONTACTS | typeof CONTACT | typeof UPSERT>,
	{ mayCreate, ...whose }: Whose & { mayCreate: boolean },
): Promise<{ id: Id; wasThere: boolean }> {
	const known = await findContact(api, whose);
	if (!known && !(mayCreate && isCalled(whose.contact))) throw noContact(api, whose, OR_CREATE_IT);
	const { id } = known ?? (await contactOrNew(api, whose));
	return { id: id as Id, wasThere: known !== undefined };
}

/** Contacts that are the same, for items that wait for each other. */
export function sameContact({ workspace_id, contact }: Whose): string {
	return `${workspace_id} ${sameChosen(contact)}`;
}
