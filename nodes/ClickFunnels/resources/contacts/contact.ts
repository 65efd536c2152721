import * as kinds from '../../kinds';
import { CUSTOM_ATTRIBUTES } from '../../table/attributes';
import { boolean, clearable, email, reference, references, stringList, url, word } from '../../table/field';
import { action, create, get, getMany, remove, update, upsert } from '../../table/lines';
import { resource } from '../../table/resource';
import { PERSON } from '../../table/upFront';
import { appliedTags } from '../appliedTags';
import { idFilter } from '../shared';

const expand = ['email_engagement'];

export const contact = resource({
	kind: kinds.contact,
	description: 'A person who left an e-mail address or phone number',
	fields: {
		...clearable({
			email_address: email('Email', { upFront: 'ofNew' }),
			...PERSON,
			time_zone: word('Time Zone', { placeholder: 'e.g. Pacific Time (US & Canada)' }),
			fb_url: url('Facebook URL'),
			twitter_url: url('Twitter URL'),
			instagram_url: url('Instagram URL'),
			linkedin_url: url('LinkedIn URL'),
			website_url: url('Website URL'),
			tag_ids: references('Tag', kinds.contactTag, { replaces: 'Tags' }),
		}),
		custom_attributes: CUSTOM_ATTRIBUTES,
	},
	simplify: `id email_address first_name last_name phone_number tags=tags.name custom_attributes
		utm=visits.last_visit_with_utm.utm_*|visits.first_visit.utm_* is_active created_at`,
	operations: [
		getMany({
			description: 'Retrieve a list of identified contacts',
			expand,
			filters: {
				...idFilter,
				email_address: stringList('Email', {
					description: 'Whole addresses; separate several with commas',
					placeholder: 'e.g. name@example.com',
				}),
				tag_ids: references('Tag', kinds.contactTag, {
					as: 'string',
					description: 'Contacts with any of these tags',
				}),
				is_active: boolean(
					'Is Active',
					'Whether contacts can be reached: not deleted, unsubscribed or suppressed',
				),
			},
			query: {
				stored_filter_id: reference('Saved Filter', kinds.contactFilter, {
					as: 'string',
					description: 'A filter saved in ClickFunnels',
				}),
				stable_id: word('Filter Token', {
					description: 'The filter token in the address of a filtered list. It wins over Saved Filter.',
				}),
			},
		}),
		get('GET /contacts/{id}', { expand }),
		create('POST /workspaces/{workspace_id}/contacts', { root: 'contact' }, { expand }),
		upsert(
			'POST /workspaces/{workspace_id}/contacts/upsert',
			{ root: 'contact', required: ['email_address'] },
			{
				expand,
				alone: ({ workspace_id, email_address }) =>
					`${String(workspace_id)}/${String(email_address).toLowerCase()}`,
			},
		),
		update('PUT /contacts/{id}', { root: 'contact' }, { expand }),
		remove('DELETE /contacts/{id}', {
			description: 'Delete a contact. It leaves every list and can’t be brought back by the API.',
		}),
		action('DELETE /contacts/{id}/gdpr_destroy', {
			value: 'redact',
			isFinal: true,
			name: 'Redact',
			action: 'Redact contact',
			description: 'Erase the personal data of a contact for good (GDPR). The record itself stays.',
			output: 'redacted',
		}),
		...appliedTags({
			of: kinds.appliedTag,
			tag: kinds.contactTag,
			owner: 'contact',
			filters: { ...idFilter, tag_id: references('Tag', kinds.contactTag, { as: 'string' }) },
		}),
	],
});
