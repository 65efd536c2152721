import * as kinds from '../../kinds';
import { clearable, reference, text, type Fields } from '../../table/field';

/** What search engines and social networks show of a page. */
export const seo: Fields = clearable({
	seo_title: text('SEO Title'),
	seo_description: text('SEO Description'),
	social_image_id: reference('Social Image', kinds.image, { as: 'string' }),
});
