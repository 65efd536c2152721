import type { Cases } from '../case.mts';
import { bulkActionCases } from './bulkAction.mts';
import { contactCases, contactTagCases } from './contact.mts';
import { savedFilterCases } from './savedFilter.mts';

export const contacts: Cases = {
	...bulkActionCases,
	...contactCases,
	...contactTagCases,
	...savedFilterCases,
};
