/** "Contact Tag" or `contact_tag` as `contactTag`. */
export function camelCase(words: string): string {
	const pascal = pascalCase(words);
	return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** "Contact Tag", `contact_tag` or `contactTag` as `ContactTag`. */
export function pascalCase(words: string): string {
	return words
		.split(/[ _]/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
}

/** "Contact tag" or `contact_tag` as "Contact Tag". */
export function titleCase(words: string): string {
	return words
		.split(/[-_ ]+/)
		.map((word, at) =>
			at > 0 && SMALL.has(word) ? word : (ACRONYMS[word] ?? word.charAt(0).toUpperCase() + word.slice(1)),
		)
		.join(' ');
}

/**
 * "Favorite Food", `favoriteFood` or `favorite_food` as `favorite_food`, as ClickFunnels stores keys.
 * @param letters what else stands for itself: which letters ClickFunnels keeps is not known
 */
export function snakeCase(words: string, letters: 'any' | 'ascii' = 'any'): string {
	return words
		.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
		.replace(letters === 'any' ? /[^\p{L}\p{M}\p{N}]+/gu : /[^A-Za-z0-9]+/g, '_')
		.replace(/^_|_$/g, '')
		.toLowerCase();
}

/** Words that n8n writes small inside of a name, as far as values have them. */
const SMALL = new Set(['and', 'by', 'of', 'or', 'the', 'to', 'with']);

const ACRONYMS: Record<string, string> = { css: 'CSS', html: 'HTML', id: 'ID' };

/** A noun with its article. */
export function article(noun: string): string {
	return `${/^([aeio]|un[bs])/.test(noun) ? 'an' : 'a'} ${noun}`;
}
