import * as kinds from '../kinds';
import { linesOf, type Catalog } from '../table/resource';
import * as account from './account';
import { apiCall } from './apiCall';
import * as blogs from './blogs';
import * as communities from './communities';
import * as communityMembers from './communityMembers';
import * as contacts from './contacts';
import * as courses from './courses';
import * as emails from './emails';
import * as forms from './forms';
import * as funnels from './funnels';
import * as orders from './orders';
import * as products from './products';
import * as sales from './sales';
import * as shipping from './shipping';
import * as website from './website';
import * as workflows from './workflows';

const areas = [
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

const tables = areas.flatMap((area) => Object.values(area));
const lines = linesOf(tables);
const resources = [...tables, apiCall(lines)].sort((a, b) => a.name.localeCompare(b.name));

/** What the API offers: every route, each an operation of its resource, and calls of any; sorted by name. */
export const catalog: Catalog = { kinds: Object.values(kinds), resources, lines };
