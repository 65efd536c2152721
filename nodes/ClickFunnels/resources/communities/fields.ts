import * as kinds from '../../kinds';
import { boolean, clearable, longText, number, options, reference, text, url, word } from '../../table/field';

/** Fields that communities and what is in them have alike. */

/**
 * Who gets in. Written as a number, read as a word (contract, note of `access` in createCommunitiesSpaces).
 */
export const access = options('Access', ['0', '1', '2'], {
	names: { 0: 'Open', 1: 'Private', 2: 'Secret' },
	numeric: true,
	description: 'Records show it as is_open, is_private or is_secret',
});

/**
 * The contact that posts, comments or likes (contract, note of `contact_id` in createCommunitiesSpacesPosts).
 */
export const byContact = {
	contact_id: reference('Contact', kinds.contact, {
		withoutIt: 'the contact of the connected user',
		description: 'Who it is from. Without one: the contact of the connected user.',
	}),
};

/** Text with markup (contract, note of `body` in CommunitiesSpacesPostAttributes). */
export const body = longText('Body', {
	description: 'HTML; records show it as plain text',
	placeholder: 'e.g. <p>Glad to be here</p>',
});

/** The address of a community or of a part of it. */
export const path = word('Path', { placeholder: 'e.g. /my-community' });

/** Where those are led who have no access yet. */
export const upgradeUrl = url('Upgrade URL', {
	description: 'Where guests can get access, for example an order page',
});

/** How search engines and other sites show it. */
export const seo = clearable({ seo_title: text('SEO Title'), seo_description: longText('SEO Description') });

/** What a section of a community looks like and where it stands. */
export const section = clearable({
	emoji: text('Emoji', { description: 'A single one, shown with the name' }),
	card_image_id: reference('Card Image', kinds.image),
	sort_order: number('Sort Order', { description: 'Place among its neighbors, counted upwards' }),
	always_on: boolean('Always On', 'Whether it is marked as always on'),
});
