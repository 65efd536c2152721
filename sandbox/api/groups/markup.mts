import { badRequest } from '../core/errors.mts';
import type { ApiError } from '../core/errors.mts';

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

const voids = new Set(['br', 'divider', 'hr', 'image', 'img', 'input']);

// Attributes that an element does not take (ClickFunnels behaviour: page markup).
const badAttributes: Partial<Record<string, string>> = { column: 'padding', input: 'margintop' };

const token = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gi;

/** A tag of the markup. */
interface Tag {
	name: string;
	closes: boolean;
	selfClosed: boolean;
	attributes: string;
	line: number;
}

function tagsOf(markup: string): Tag[] {
	return [...markup.matchAll(token)]
		.filter(([whole]) => !whole.startsWith('<!'))
		.map(({ 1: slash, 2: name, 3: attributes, index }) => ({
			name: name.toLowerCase(),
			closes: slash === '/',
			selfClosed: attributes.trimEnd().endsWith('/'),
			attributes,
			line: markup.slice(0, index).split('\n').length,
		}));
}

function invalid(text: string, line: number): ApiError {
	return badRequest(`Markup is not valid PML: ${text}. (line ${line})`);
}

function checkTag({ name, attributes, line }: Tag, parent: string | undefined): void {
	// No app is installed here.
	if (name === 'whop-checkout') throw badRequest('whop-checkout needs the Whop app in this workspace.');
	if (parent === undefined && !topLevel.has(name)) {
		throw invalid(`unknown top-level element(s) <${name}>`, line);
	}
	if (name === 'column' && parent !== 'row') {
		throw badRequest('<column> element must be inside a <row>.');
	}
	const bad = badAttributes[name];
	if (bad !== undefined && new RegExp(`(^|\\s)${bad}\\s*=`).test(attributes)) {
		throw badRequest(`Invalid attribute(s) '${bad}' on <${name}>`);
	}
}

/**
 * Refuses markup that is not PML: unknown elements and attributes, wrong nesting, an end that is cut off
 * (ClickFunnels behaviour: page markup).
 */
export function checkMarkup(markup: unknown): void {
	if (typeof markup !== 'string' || markup.trim() === '') return;
	const open: string[] = [];
	const tags = tagsOf(markup);
	if (tags.length === 0) throw badRequest('Markup is not valid PML: no PML elements found.');
	for (const tag of tags) {
		const { name, closes, selfClosed, line } = tag;
		const isVoid = voids.has(name) && !open.includes('customhtml');
		if (!closes) {
			checkTag(tag, open.at(-1));
			if (!selfClosed && !isVoid) open.push(name);
		} else if (!isVoid && open.pop() !== name) {
			throw invalid(`</${name}> closes an element that is not open`, line);
		}
	}
	const unclosed = /<([^<>]*)$/.exec(markup)?.[1] ?? open.at(-1);
	if (unclosed !== undefined) {
		throw badRequest(`Markup appears to be truncated: <${unclosed}> is never closed.`);
	}
}

/**
 * Markup as it is read back: without CDATA, elements without content closed (ClickFunnels behaviour: page
 * markup).
 */
export function normalMarkup(markup: string): string {
	return markup
		.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
		.replace(token, (whole: string, slash: string | undefined, name: string | undefined) =>
			name === undefined || slash === '/' || !voids.has(name.toLowerCase()) || whole.endsWith('/>')
				? whole
				: `${whole.slice(0, -1)}/>`,
		);
}
