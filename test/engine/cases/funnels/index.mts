import type { Cases } from '../case.mts';
import { funnelCases, funnelTagCases } from './funnel.mts';
import { pageCases } from './page.mts';
import { conditionalSplitCases, splitTestCases } from './split.mts';

export const funnels: Cases = {
	...funnelCases,
	...funnelTagCases,
	...splitTestCases,
	...conditionalSplitCases,
	...pageCases,
};
