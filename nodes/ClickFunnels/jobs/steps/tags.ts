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
	description: 'Names, separated by commas, or a list',
});

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

/**
 * The ID of the chosen tag of a workspace; a name is looked up once in a run, and made where there is none and
 * that is wanted.
 * @throws NodeOperationError when there is none of the name and it may not be made
 */
export async function tagId(api: Api<typeof TAGS | typeof CREATE_TAG>, wanted: Wanted): Promise<Id> {
	const { workspace_id, tag, mayCreate } = wanted;
	if (!isCalled(tag)) return tag;
	const { called: name } = tag;
	const key = `${workspace_id} ${sameName(name)}`;
	const searched = { list: TAGS, within: { workspace_id }, key: 'name', hasFilter: true } as const;
	const found = (await recordsCalled(api, searched, name)).at(0);
	if (found) return found.id as Id;
	if (mayCreate) {
		return (await api.once(`new tag ${key}`, async () => await makeTag(api, { workspace_id, name })))
			.id as Id;
	}
	// Another item may have made it since.
	const since = await api.first(TAGS, { workspace_id, name });
	if (since && sameName(since.name) === sameName(name)) return since.id as Id;
	throw api.refusal(
		`Tags: this workspace has no tag "${name}"`,
		'Correct the name, or turn on Create Missing Tags.',
	);
}

/** Another run may make the same tag at the same moment: names are unique (ClickFunnels behaviour: contact tags). */
async function makeTag(
	api: Api<typeof TAGS | typeof CREATE_TAG>,
	{ workspace_id, name }: { workspace_id: Id; name: string },
): Promise<Row> {
	const { row } = await madeOnce(
		async () => await api.call(CREATE_TAG, { workspace_id, name }),
		async () => {
			const other = await api.first(TAGS, { workspace_id, name });
			return other && sameName(other.name) === sameName(name) ? other : undefined;
		},
	);
	return row;
}

/** A tag that was put on as the contact shows it, so that it need not be read again. */
export function asCarried({ tag_id: id, tag, created_at: applied_at }: Row): Row {
	return { id, ...(tag as Row), applied_at };
}
