import type { INodeParameters } from 'n8n-workflow';

import type { Case } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

/** A community with one of everything that is inside it. */
export interface Inside {
	community: Rec;
	group: Rec;
	space: Rec;
	post: Rec;
	comment: Rec;
}

/** The first community of the first workspace, and the first of everything inside it. */
export async function inside(company: Company): Promise<Inside> {
	const [community] = await company.in('communities');
	const [group] = await company.list(`/communities/${community.id}/space_groups`);
	const [space] = await company.list(`/communities/space_groups/${group.id}/spaces`);
	const [post] = await company.list(`/communities/spaces/${space.id}/posts`);
	const [comment] = await company.list(`/communities/spaces/posts/${post.id}/comments`);
	return { community, group, space, post, comment };
}

/** Two images of the first workspace. */
export async function images(company: Company): Promise<[number, number]> {
	const [first, second] = await company.in('images');
	return [first.id, second.id];
}

/**
 * An action of which records show nothing but that it happened: what it sets is no field of theirs.
 * @param locator the parameter that chooses the record, whose `path` is given
 */
export async function acted(
	company: Company,
	locator: string,
	path: string,
	raw: INodeParameters = {},
): Promise<Case> {
	const { updated_at: before, ...rest } = await company.get(path);
	return {
		parameters: { [locator]: byId(rest.id), ...raw },
		answer: [rest],
		after: async () => {
			const now = await company.get(path);
			expect(now).toMatchObject(rest);
			expect(Date.parse(String(now.updated_at))).toBeGreaterThan(Date.parse(String(before)));
		},
	};
}
