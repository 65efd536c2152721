import type { Kind } from '../table/kind';
import { create, get, getMany, remove, update, type BodySpec, type LineOptions } from '../table/lines';
import { article, pascalCase } from '../table/words';

/** Records that have no resource of their own, because each belongs to one record of the resource. */
interface PartSpec {
	of: Kind;
	/** What one is called, in Title Case, for example "Field Set". */
	name: string;
	/** Where it differs from the name with an s. */
	plural?: string;
	/** What it belongs to, for example "form"; left out where the noun says enough. */
	owner?: string;
}

/** The lines for such records, in words that say whose they are, for example "Get field sets of form". */
export function parts({ of, name, plural = `${name}s`, owner }: PartSpec) {
	const [noun, nouns] = [name.toLowerCase(), plural.toLowerCase()];
	const whose = owner ? ` of ${owner}` : '';
	const words = (verb: string, what = name) => ({
		of,
		value: `${verb.toLowerCase()}${pascalCase(what)}`,
		name: `${verb} ${what}`,
		action: `${verb} ${what.toLowerCase()}${whose}`,
	});
	const described = (description: string, more: LineOptions = {}) => ({ description, ...more });
	return {
		getMany: (more?: LineOptions) =>
			getMany({
				...words('Get', plural),
				...described(`Retrieve a list of the ${nouns} of ${article(owner ?? noun)}`, more),
			}),
		get: (route: string, more?: LineOptions) =>
			get(route, { ...words('Get'), ...described(`Retrieve ${article(noun)} by its own ID`, more) }),
		create: (route: string, body: BodySpec, more?: LineOptions) =>
			create(route, body, { ...words('Create'), ...described(`Create ${article(noun)}`, more) }),
		update: (route: string, body: BodySpec, more?: LineOptions) =>
			update(route, body, { ...words('Update'), ...described(`Change ${article(noun)}`, more) }),
		remove: (route: string, more?: LineOptions) =>
			remove(route, { ...words('Delete'), ...described(`Delete ${article(noun)} permanently`, more) }),
		cancel: (route: string, more?: LineOptions) =>
			remove(route, {
				...words('Cancel'),
				output: 'canceled',
				...described(`Cancel ${article(noun)} that has not started yet`, more),
			}),
	};
}
