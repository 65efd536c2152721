import type { Catalog } from '../../description/types';
import { entities } from './entities';
import { workflow } from './workflow';
import { workflowRun } from './workflowRun';
import { workflowStep } from './workflowStep';
import { workflowTrigger } from './workflowTrigger';

export const workflows: Catalog = {
	resources: [workflow, workflowRun, workflowStep, workflowTrigger],
	entities,
};
