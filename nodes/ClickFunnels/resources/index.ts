import * as kinds from '../kinds';
import { SHARED_FIELDS, UPDATE_FIELDS } from '../table/names';
import { linesOf, type Catalog, type Resource } from '../table/resource';
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
const resources = [...tables.map(titled), apiCall(lines)].sort((a, b) => a.name.localeCompare(b.name));

/** What the API offers: every route, each an operation of its resource, and calls of any; sorted by name. */
export const catalog: Catalog = { kinds: Object.values(kinds), resources, lines };

/**
 * A resource that calls its fields by what its operations do with them. To write those of an update and those of a
 * creation apart would take a fifth more than the node may. What else an operation does has no say in it.
 */
function titled(resource: Resource): Resource {
	const taking = resource.operations.filter(({ body }) => body && Object.keys(body.optional).length > 0);
	if (!taking.some(({ body }) => body?.clears)) return resource;
	const isShared = taking.some(({ value }) => value.startsWith('create'));
	const label = isShared ? SHARED_FIELDS : UPDATE_FIELDS;
	const operations = resource.operations.map((one) =>
		one.body && (isShared || one.body.clears) ? { ...one, body: { ...one.body, label } } : one,
	);
	return { ...resource, operations };
}
