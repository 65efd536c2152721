import type { IDataObject } from 'n8n-workflow';

import { pagesOf } from '../lists/pages';
import { cursorList, pageUnless } from './pages';
import type { Asking } from './workspaces';

/** Pages of contacts that are read: of those that were changed last, and of the oldest. */
const NEWEST_PAGES = 3;
const OLDEST_PAGES = 2;

/** Forms whose fields are read. */
const FORMS = 2;

/** Statuses that say no more than that a list can't be read, for want of a scope, say: contacts are what counts. */
const NOT_FOR_US = [400, 403, 404, 422];

/** What a contact, and what is entered on a page, has beside custom attributes (contract, ContactAttributes). */
const OWN = new Set(
	`id public_id workspace_id anonymous email_address first_name last_name phone_number time_zone uuid
	unsubscribed_at last_notification_email_sent_at email_suppression_reason is_active fb_url twitter_url
	instagram_url linkedin_url website_url created_at updated_at deleted_at tags custom_attributes visits
	email_engagement email phone name full_name`.split(/\s+/),
);

/**
 * The keys of custom attributes that a workspace has, as far as they can be learned: no route lists them. Each
 * step is read when it is asked for, the likeliest first: the 60 contacts changed last, the 40 oldest, what was
 * entered on pages last, the columns of the last exports, and the fields of the two newest forms. That is 12
 * requests at most.
 * @throws NodeApiError when the gateway or ClickFunnels refuses to list contacts; what else it refuses is left out
 */
export async function* attributeKeys(asking: Asking, workspaceId: string): AsyncGenerator<string[]> {
	const { requestOptions, itemIndex, ...rest } = asking;
	const below = `/workspaces/${encodeURIComponent(workspaceId)}`;
	const callOf = (noun: string, url: string, sort: [property: string, order: string]) => {
		const [sort_property, sort_order] = sort;
		const qs = { sort_property, sort_order };
		const request = { ...requestOptions, method: 'GET' as const, url, qs };
		return { ...rest, request, about: { noun, itemIndex }, repeatable: true };
	};
	/** Gives whether that were all. */
	const contacts = async function* (sort: [string, string], most: number) {
		let pages = 0;
		for await (const rows of pagesOf(cursorList(callOf('contact', `${below}/contacts`, sort)))) {
			// What stands here is an attribute, whatever else has its name.
			yield rows.flatMap(({ custom_attributes: own }) => (isRecord(own) ? Object.keys(own) : []));
			if (++pages === most) return false;
		}
		return true;
	};
	const some = async (noun: string, url: string, property = 'id'): Promise<IDataObject[]> => {
		const found = await pageUnless(NOT_FOR_US, callOf(noun, url, [property, 'desc']));
		return found?.rows.filter(isRecord) ?? [];
	};

	const wereAll = yield* contacts(['updated_at', 'desc'], NEWEST_PAGES);
	if (!wereAll) yield* contacts(['id', 'asc'], OLDEST_PAGES);
	const submissions = await some('form submission', `${below}/form_submissions`);
	yield submissions.flatMap(({ data }) => (isRecord(data) ? keysAmong(Object.keys(data)) : []));
	const exports = await some('export action', `${below}/contacts/export_actions`);
	yield exports.flatMap(({ fields }) => (Array.isArray(fields) ? keysAmong(fields) : []));
	const forms = await some('form', `${below}/forms`, 'updated_at');
	for (const { id } of forms.slice(0, FORMS)) {
		const sets = await some('form field set', `/forms/${encodeURIComponent(String(id))}/field_sets`);
		const set = sets.at(0);
		if (!set) continue;
		const path = `/forms/field_sets/${encodeURIComponent(String(set.id))}/fields`;
		yield keysAmong((await some('form field', path)).map(({ key }) => key));
	}
}

function isRecord(row: unknown): row is IDataObject {
	return typeof row === 'object' && row !== null;
}

function keysAmong(values: unknown[]): string[] {
	return values.filter((one) => typeof one === 'string').filter((key) => key !== '' && !OWN.has(key));
}
