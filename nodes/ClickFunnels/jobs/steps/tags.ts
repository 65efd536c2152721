import * as kinds from '../../kinds';
import { isCalled, type Api, type Chosen, type Id, type Row } from '../../table/api';
import { recordsCalled, sameChosen, sameName } from '../../table/called';
import { severalChosen } from '../../table/jobField';
import { madeOnce } from './refusal';

export const TAGS = 'GET /workspaces/{workspace_id}/contacts/tags';
export const CREATE_TAG = 'POST /workspaces/{workspace_id}/contacts/tags';
export const ADD_TAG = 'POST /contacts/{contact_id}/applied_tags';

/** Tags by their names, or one from the list. */
export const CHOSEN_TAGS = severalChosen('Tags', kinds.contactTag, {
	property: 'tags',
	description: 'Names with commas, or a list',
});

/** Where tags of one sort are listed and made. */
interface TagRoutes<List extends string, Create extends string> {
	list: List;
	create: Create;
	/** Whether the list can be filtered by name. */
	hasFilter: boolean;
}

/** Those of contacts. */
const OF_CONTACTS = { list: TAGS, create: CREATE_TAG, hasFilter: true } as const;

/** Which tag is wanted, and whether it may be made. */
interface Wanted {
	workspace_id: Id;
	tag: Chosen;
	mayCreate: boolean;
}

/** Choices by what makes them the same: one that is there twice counts once. */
export function eachOnce(tags: Chosen[]): Chosen[] {
	return [...new Map(tags.map((tag) => [sameChosen(tag), tag])).values()];
}

/** Whether a tag that a contact carries is the chosen one. */
export function isTag(tag: Row, chosen: Chosen): boolean {
	return isCalled(chosen)
		? sameName(tag.name) === sameName(chosen.called)
		: String(tag.id) === String(chosen);
}

/** What a message or result calls a chosen tag. */
export function nameOf(chosen: Chosen, tag?: Row): string {
	return String(tag?.name ?? (isCalled(chosen) ? chosen.called : chosen));
}

/** The ID of the chosen tag of contacts, as `tagIdIn` gives it. */
export async function tagId(api: Api<typeof TAGS | typeof CREATE_TAG>, wanted: Wanted): Promise<Id> {
	return await tagIdIn(api, OF_CONTACTS, wanted);
}

/**
 * The ID of the chosen tag of a workspace; a name is looked up once in a run, and made where there is none and
 * that is wanted.
 * @throws NodeOperationError when there is none of the name and it may not be made
 */
export async function tagIdIn<List extends string, Create extends string>(
	api: Api<List | Create>,
	routes: TagRoutes<List, Create>,
	{ workspace_id, tag, mayCreate }: Wanted,
): Promise<Id> {
	if (!isCalled(tag)) return tag;
	const { called: name } = tag;
	const { list, create, hasFilter } = routes;
	const found = (
		await recordsCalled(api, { list, within: { workspace_id }, key: 'name', hasFilter }, name)
	).at(0);
	if (found) return found.id as Id;
	const look = async () => await newest(api, routes, { workspace_id, name });
	if (mayCreate) {
		// Another run may make the same tag at the same moment: names are unique (ClickFunnels behaviour: contact tags).
		const make = async () => await madeOnce(async () => await api.call(create, { workspace_id, name }), look);
		const { row } = await api.once(`${create} ${workspace_id} ${sameName(name)}`, make);
		return row.id as Id;
	}
	// Another item may have made it since.
	const since = await look();
	if (since) return since.id as Id;
	throw api.refusal(
		`Tags: this workspace has no tag "${name}"`,
		'Correct the name, or turn on Create Missing Tags.',
	);
}

/** The tag of a name, as the list has it by now. */
async function newest<List extends string, Create extends string>(
	api: Api<List>,
	{ list, hasFilter }: TagRoutes<List, Create>,
	{ workspace_id, name }: { workspace_id: Id; name: string },
): Promise<Row | undefined> {
	// A comma stands between several values of a filter.
	const rows =
		hasFilter && !name.includes(',')
			? [await api.first(list, { workspace_id, name })]
			: await api.rows(list, { workspace_id }).all();
	return rows.find((row) => row !== undefined && sameName(row.name) === sameName(name));
}

/** A tag that was put on as the contact shows it, so that it need not be read again. */
export function asCarried({ tag_id: id, tag, created_at: applied_at }: Row): Row {
	return { id, ...(tag as Row), applied_at };
}
