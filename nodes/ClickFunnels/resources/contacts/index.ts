import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/contacts';
import { appointment } from './appointment';
import { bulkAction } from './bulkAction';
import { contact } from './contact';
import { contactTag } from './contactTag';
import { savedFilter } from './savedFilter';

export const contacts: Catalog = {
	resources: [appointment, bulkAction, contact, contactTag, savedFilter],
	entities,
};
