import { badRequest } from '../core/errors.mts';

// clickfunnels.values.json: page markup (PML) allowed top-level elements.
const topLevel = new Set([
	'section',
	'row',
	'column',
	'flex',
	'headline',
	'subheadline',
	'paragraph',
	'image',
	'input',
	'button',
	'list',
	'video',
	'divider',
	'link',
	'countdown',
	'accordion',
	'customhtml',
	'product-carousel',
	'order-summary',
	'checkout',
	'confirmation',
	'product-name',
	'product-description',
	'product-price',
	'product-image',
	'product-link',
	'saved-section',
]);

/** Refuses markup that is not PML at first sight: no element, an unknown first element, a cut-off end. ClickFunnels behaviour notes, section 15. */
export function checkMarkup(markup: unknown): void {
	if (typeof markup !== 'string' || markup.trim() === '') return;
	const first = /<([a-z][\w-]*)/.exec(markup)?.[1];
	if (first === undefined) throw badRequest('Markup is not valid PML: no PML elements found.');
	if (!topLevel.has(first)) {
		throw badRequest(`Markup is not valid PML: unknown top-level element(s) <${first}>. (line 1)`);
	}
	const opened = markup.match(new RegExp(`<${first}[\\s>]`, 'g'))?.length ?? 0;
	const closed = markup.match(new RegExp(`</${first}>`, 'g'))?.length ?? 0;
	const selfClosed = markup.match(new RegExp(`<${first}[^>]*/>`, 'g'))?.length ?? 0;
	if (opened > closed + selfClosed)
		throw badRequest(`Markup appears to be truncated: <${first}> is never closed.`);
}
