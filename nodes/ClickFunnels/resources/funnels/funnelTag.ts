import * as kinds from '../../kinds';
import { idFilter, wholeNameFilter } from '../shared';
import { tags } from '../tags';

export const funnelTag = tags({
	kind: kinds.funnelTag,
	tagged: 'funnels',
	filters: { ...idFilter, ...wholeNameFilter },
});
