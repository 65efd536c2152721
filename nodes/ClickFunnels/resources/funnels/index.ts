export { funnel } from './funnel';
export { funnelConditionalSplit } from './funnelConditionalSplit';
export { funnelSplitTest } from './funnelSplitTest';
export { funnelTag } from './funnelTag';
export { page } from './page';
