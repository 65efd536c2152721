import { color, text, type Fields } from '../table/field';
import type { Kind } from '../table/kind';
import { create, get, getMany, remove, update } from '../table/lines';
import { resource, type Resource } from '../table/resource';

interface TagSpec {
	kind: Kind;
	/** What the tags are put on, as in routes and root keys, for example `contacts`. */
	tagged: string;
	filters?: Fields;
}

/** The resource of one kind of tags: those of contacts, orders, products or funnels. */
export function tags({ kind, tagged, filters }: TagSpec): Resource {
	const root = `${tagged}_tag`;
	return resource({
		kind,
		description: `A label that groups ${tagged} of a workspace`,
		fields: { name: text('Name'), color: color('Color') },
		operations: [
			getMany({ filters }),
			get(`GET /${tagged}/tags/{id}`),
			create(`POST /workspaces/{workspace_id}/${tagged}/tags`, { root, required: ['name'] }),
			update(`PUT /${tagged}/tags/{id}`, { root }),
			remove(`DELETE /${tagged}/tags/{id}`),
		],
	});
}
