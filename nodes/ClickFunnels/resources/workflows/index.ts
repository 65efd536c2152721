import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/workflows';
import { workflow } from './workflow';
import { workflowRun } from './workflowRun';
import { workflowStep } from './workflowStep';
import { workflowTrigger } from './workflowTrigger';

export const workflows: Catalog = {
	resources: [workflow, workflowRun, workflowStep, workflowTrigger],
	entities,
};
