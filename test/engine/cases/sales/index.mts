import type { Cases } from '../case.mts';
import { opportunityCases } from './opportunity.mts';
import { pipelineCases, pipelineStageCases } from './pipeline.mts';

export const sales: Cases = { ...opportunityCases, ...pipelineCases, ...pipelineStageCases };
