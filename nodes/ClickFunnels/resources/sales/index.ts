export { opportunity } from './opportunity';
export { pipeline } from './pipeline';
export { pipelineStage } from './pipelineStage';
