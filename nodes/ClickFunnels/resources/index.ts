import type { Catalog } from '../table/types';
import { account } from './account';
import { blogs } from './blogs';
import { communities } from './communities';
import { communityMembers } from './communityMembers';
import { contacts } from './contacts';
import { courses } from './courses';
import { emails } from './emails';
import { forms } from './forms';
import { funnels } from './funnels';
import { orders } from './orders';
import { products } from './products';
import { sales } from './sales';
import { shipping } from './shipping';
import { website } from './website';
import { workflows } from './workflows';

/** In this order the locators of an operation are shown: what others belong to comes first. */
const groups: Catalog[] = [
	account,
	contacts,
	products,
	orders,
	courses,
	forms,
	communities,
	communityMembers,
	blogs,
	emails,
	funnels,
	workflows,
	sales,
	shipping,
	website,
];

/**
 * Every resource of the node, sorted by name, and every kind of record that a user can choose: where it is listed (as in the
 * contract) and what a person recognises it by. A list below another record is reached through that record's own list.
 * App URLs have the shape `https://{subdomain}.myclickfunnels.com/account/{appPath}/{public id}`.
 */
export const catalog: Catalog = {
	entities: Object.assign({}, ...groups.map(({ entities }) => entities)) as Catalog['entities'],
	resources: groups.flatMap(({ resources }) => resources).sort((a, b) => a.name.localeCompare(b.name)),
};
