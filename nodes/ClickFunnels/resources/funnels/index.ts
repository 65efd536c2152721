import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/funnels';
import { funnel } from './funnel';
import { funnelConditionalSplit } from './funnelConditionalSplit';
import { funnelSplitTest } from './funnelSplitTest';
import { funnelTag } from './funnelTag';
import { page } from './page';

export const funnels: Catalog = {
	resources: [funnel, funnelConditionalSplit, funnelSplitTest, funnelTag, page],
	entities,
};
