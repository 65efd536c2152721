import { byId } from '../../support/engine.mts';
import { deleted, one, workspace, written, type Cases } from './case.mts';

/**
 * Reading one, creating, changing and deleting, which all resources of tags do alike.
 * @param resource for example `contactTag`
 * @param path of its list below the workspace, for example `contacts/tags`; the root key of a body is made of it
 */
export function tagCases(resource: string, path: string): Cases {
	const root = path.replace('/tags', '_tag');
	const pathOf = (id: number) => `/${path}/${id}`;
	return {
		[`${resource}.get`]: async (company) => {
			const [tag] = await company.in(path);
			return await one(company, pathOf(tag.id), { tag: byId(tag.public_id) });
		},
		[`${resource}.create`]: async (company) =>
			written(
				company,
				{ ...(await workspace(company)), name: 'Spring Sale', additionalFields: { color: '#00ff00' } },
				{ name: 'Spring Sale', color: '#00ff00' },
				pathOf,
			),
		[`${resource}.update`]: async (company) => {
			const { id } = await company.createIn(path, { [root]: { name: 'Old' } });
			const record = { name: 'Renamed', color: '#0000ff' };
			return written(company, { tag: byId(id), additionalFields: record }, { id, ...record }, () =>
				pathOf(id),
			);
		},
		[`${resource}.delete`]: async (company) =>
			deleted(company, 'tag', await company.createIn(path, { [root]: { name: 'Short-lived' } }), pathOf),
	};
}
