import type { Cases } from '../case.mts';
import { workflowCases } from './workflow.mts';
import { workflowRunCases } from './workflowRun.mts';
import { workflowStepCases } from './workflowStep.mts';
import { workflowTriggerCases } from './workflowTrigger.mts';

export const workflows: Cases = {
	...workflowCases,
	...workflowRunCases,
	...workflowStepCases,
	...workflowTriggerCases,
};
