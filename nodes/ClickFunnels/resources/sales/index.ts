import type { Catalog } from '../../description/types';
import { entities } from './entities';
import { opportunity } from './opportunity';
import { pipeline } from './pipeline';
import { pipelineStage } from './pipelineStage';

export const sales: Catalog = { resources: [opportunity, pipeline, pipelineStage], entities };
