import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/sales';
import { opportunity } from './opportunity';
import { pipeline } from './pipeline';
import { pipelineStage } from './pipelineStage';

export const sales: Catalog = { resources: [opportunity, pipeline, pipelineStage], entities };
