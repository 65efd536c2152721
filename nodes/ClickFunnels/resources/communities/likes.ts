import type { Kind } from '../../table/kind';
import { create, getMany, remove } from '../../table/lines';
import type { Draft } from '../../table/resource';
import { byContact } from './fields';

interface LikesSpec {
	/** The kind of the likes. */
	of: Kind;
	/** What is liked: "post" or "comment". */
	noun: string;
	/** Path of what is liked, without its id. */
	path: string;
	root: string;
}

/** The lines for the likes of a post or comment. */
export function likes({ of, noun, path, root }: LikesSpec): Draft[] {
	return [
		getMany({
			of,
			value: 'getLikes',
			name: 'Get Likes',
			action: `Get likes of community ${noun}`,
			description: `Retrieve a list of likes of a ${noun}, each with its contact`,
		}),
		create(
			`POST ${path}/{${noun}_id}/likes`,
			{ root, fields: byContact, mayBeAbsent: true },
			{
				of,
				value: 'like',
				name: 'Like',
				action: `Like community ${noun}`,
				description: `Like a ${noun} in the name of a contact`,
			},
		),
		remove(`DELETE ${path}/likes/{id}`, {
			of,
			value: 'unlike',
			name: 'Unlike',
			action: `Unlike community ${noun}`,
			description: `Take back a like of a ${noun}, by the ID of the like`,
		}),
	];
}
