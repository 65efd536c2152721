/** Where the app and the pages of the workspace are. */
export const SITE = 'https://myworkspace.myclickfunnels.com';

/** A field name as Rails writes it in its messages: `email_address` becomes `Email address`. */
export function humanize(field: string): string {
	const words = field.replace(/_id$/, '').replace(/_/g, ' ').trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A name as it stands in a URL: lower case, hyphens between words. */
export function slug(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}
