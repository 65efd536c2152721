import { reference, type Fields } from '../table/field';
import type { Kind } from '../table/kind';
import { action, getMany, remove } from '../table/lines';
import type { Draft } from '../table/resource';
import { article } from '../table/words';

interface AppliedTagsSpec {
	/** The kind of the record that says that a tag is on something. */
	of: Kind;
	tag: Kind;
	/** What carries the tags, for example "contact"; routes and root keys have its plural. */
	owner: string;
	filters?: Fields;
}

/** The lines for tags on a record: list and read what is applied, add a tag, take one off. */
export function appliedTags({ of, tag, owner, filters }: AppliedTagsSpec): Draft[] {
	const one = article(owner);
	const narrowedBy = of.within;
	return [
		getMany({
			of,
			value: 'getTags',
			name: 'Get Tags',
			action: `Get tags of ${owner}`,
			description: `Retrieve a list of the tags that ${one} has, with the time they were applied`,
			filters,
		}),
		action(`GET /${owner}s/applied_tags/{id}`, {
			of,
			narrowedBy,
			value: 'getTag',
			name: 'Get Tag',
			action: `Get tag of ${owner}`,
			description: 'Retrieve a tag that is on a record, by the ID that this has itself',
		}),
		action(`POST /${owner}s/{${owner}_id}/applied_tags`, {
			of,
			value: 'addTag',
			name: 'Add Tag',
			action: `Add tag to ${owner}`,
			description: `Apply a tag to ${one} and keep its other tags`,
			body: {
				root: `${owner}s_applied_tag`,
				fields: { tag_id: reference(tag.name, tag) },
				required: ['tag_id'],
			},
		}),
		remove(`DELETE /${owner}s/applied_tags/{id}`, {
			of,
			narrowedBy,
			value: 'removeTag',
			name: 'Remove Tag',
			action: `Remove tag from ${owner}`,
			description: `Take a tag off ${one}, by the ID that Get Tags gives for it`,
		}),
	];
}
