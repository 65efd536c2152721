import * as kinds from '../../kinds';
import { idFilter, wholeNameFilter } from '../shared';
import { tags } from '../tags';

export const contactTag = tags({
	kind: kinds.contactTag,
	tagged: 'contacts',
	filters: { ...idFilter, ...wholeNameFilter },
});
