import {
	boolean,
	clearable,
	email,
	keyValues,
	reference,
	references,
	stringList,
	text,
	url,
} from '../../table/field';
import { action, create, get, getMany, remove, resource, update, upsert } from '../../table/resource';
import { idFilter } from '../shared';

const expand = ['email_engagement'];

export const contact = resource({
	name: 'Contact',
	description: 'A person who left an e-mail address or phone number',
	fields: {
		...clearable({
			email_address: email('Email'),
			first_name: text('First Name'),
			last_name: text('Last Name'),
			phone_number: text('Phone Number', { placeholder: 'e.g. +18472555555' }),
			time_zone: text('Time Zone', { placeholder: 'e.g. America/New_York' }),
			fb_url: url('Facebook URL'),
			twitter_url: url('Twitter URL'),
			instagram_url: url('Instagram URL'),
			linkedin_url: url('LinkedIn URL'),
			website_url: url('Website URL'),
			tag_ids: references('Tag', 'contactTag', 'integer', {
				description: 'Replaces all tags of the contact',
			}),
		}),
		custom_attributes: keyValues('Custom Attributes', {
			description: 'Merged by key: attributes that are not named here stay as they are',
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		email_address: 'email_address',
		first_name: 'first_name',
		last_name: 'last_name',
		phone_number: 'phone_number',
		tags: 'tags.name',
		is_active: 'is_active',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/contacts', {
			description: 'Retrieve a list of identified contacts',
			expand,
			filters: {
				...idFilter,
				email_address: stringList('Email', {
					description: 'Whole addresses; separate several with commas',
					placeholder: 'e.g. name@example.com',
				}),
				tag_ids: references('Tag', 'contactTag', 'string', {
					description: 'Contacts with any of these tags',
				}),
				is_active: boolean(
					'Is Active',
					'Whether contacts can be reached: not deleted, unsubscribed or suppressed',
				),
			},
			query: {
				stored_filter_id: reference('Saved Filter', 'savedFilter', 'string', {
					description: 'A filter saved in ClickFunnels. It is applied together with the others.',
				}),
				stable_id: text('Stable ID', {
					description: 'The filter token in the address of a filtered list. It wins over Saved Filter.',
				}),
			},
		}),
		get('GET /contacts/{id}', { expand }),
		create('POST /workspaces/{workspace_id}/contacts', { root: 'contact' }, { expand }),
		upsert(
			'POST /workspaces/{workspace_id}/contacts/upsert',
			{ root: 'contact', required: ['email_address'] },
			{ expand },
		),
		update('PUT /contacts/{id}', { root: 'contact' }, { expand }),
		remove('DELETE /contacts/{id}', {
			description: 'Delete a contact. It leaves every list and can’t be brought back by the API.',
		}),
		action(
			'redact',
			'Redact',
			'Redact contact',
			'Erase the personal data of a contact for good (GDPR). The record itself stays.',
			'DELETE /contacts/{id}/gdpr_destroy',
			{ output: 'redacted' },
		),
		getMany('GET /contacts/{contact_id}/applied_tags', {
			value: 'getAppliedTags',
			name: 'Get Applied Tags',
			action: 'Get applied tags of contact',
			description: 'Retrieve a list of the tags that a contact has, with the time they were applied',
			filters: { ...idFilter, tag_id: references('Tag', 'contactTag', 'string') },
			entity: 'appliedTag',
		}),
		action(
			'getAppliedTag',
			'Get Applied Tag',
			'Get applied tag of contact',
			'Retrieve one applied tag by its own ID',
			'GET /contacts/applied_tags/{id}',
			{ entity: 'appliedTag', locator: 'Applied Tag' },
		),
		action(
			'addTag',
			'Add Tag',
			'Add tag to contact',
			'Apply a tag to a contact and keep its other tags',
			'POST /contacts/{contact_id}/applied_tags',
			{
				entity: 'appliedTag',
				body: {
					root: 'contacts_applied_tag',
					fields: { tag_id: reference('Contact Tag', 'contactTag', 'integer') },
					required: ['tag_id'],
				},
			},
		),
		action(
			'removeAppliedTag',
			'Remove Applied Tag',
			'Remove applied tag from contact',
			'Take a tag off a contact, by the ID of the applied tag',
			'DELETE /contacts/applied_tags/{id}',
			{ entity: 'appliedTag', locator: 'Applied Tag', output: 'deleted' },
		),
	],
});
