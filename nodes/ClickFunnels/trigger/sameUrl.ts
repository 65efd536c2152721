/**
 * Whether two spellings are surely one address: case of scheme and host, a port that is the usual one, dots
 * and doubled slashes in the path, and how a character is percent-encoded make no difference (RFC 3986,
 * 6.2.2 and 6.2.3). Everything else does, such as the case of a path or a slash at its end: a path holds the
 * id by which n8n tells workflows apart.
 */
export function isSameUrl(one: string, other: string): boolean {
	return one === other || normalForm(one) === normalForm(other);
}

function normalForm(text: string): string {
	if (!URL.canParse(text)) return text;
	const url = new URL(text);
	url.pathname = url.pathname.replace(/\/{2,}/g, '/');
	return url.href.replace(/%[\da-f]{2}/gi, (encoded) => {
		const character = String.fromCharCode(parseInt(encoded.slice(1), 16));
		return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
	});
}
