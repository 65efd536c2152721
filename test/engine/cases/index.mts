import { account } from './account/index.mts';
import { blogs } from './blogs/index.mts';
import type { Cases } from './case.mts';
import { communities } from './communities/index.mts';
import { communityMembers } from './communityMembers/index.mts';
import { contacts } from './contacts/index.mts';
import { courses } from './courses/index.mts';
import { emails } from './emails/index.mts';
import { forms } from './forms/index.mts';
import { funnels } from './funnels/index.mts';
import { orders } from './orders/index.mts';
import { products } from './products/index.mts';
import { sales } from './sales/index.mts';
import { shipping } from './shipping/index.mts';
import { website } from './website/index.mts';
import { workflows } from './workflows/index.mts';

/** A case for every operation of the node. */
export const cases: Cases = {
	...account,
	...blogs,
	...communities,
	...communityMembers,
	...contacts,
	...courses,
	...emails,
	...forms,
	...funnels,
	...orders,
	...products,
	...sales,
	...shipping,
	...website,
	...workflows,
};
