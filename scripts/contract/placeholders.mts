/** A placeholder of a path, such as `{contact_id}`. */
export interface Placeholder {
	/** Without braces. */
	name: string;
	/** Its place between the slashes. */
	segment: number;
	/** The path of the collection that it is an id in, for example `/contacts`. */
	collection: string;
	/** The path of one record of that collection, where a document has it, for example `/contacts/{id}`. */
	member?: string;
}

/** The placeholders of a path template, from the left. */
export function placeholdersOf(path: string, isKnown: (path: string) => boolean): Placeholder[] {
	const segments = path.split('/');
	return segments.flatMap((text, segment) => {
		if (!text.startsWith('{')) return [];
		const collection = segments.slice(0, segment).join('/');
		const member = [`${collection}/{id}`, `${collection}/${text}`].find(isKnown);
		return [{ name: text.slice(1, -1), segment, collection, member }];
	});
}
