export { workflow } from './workflow';
export { workflowRun } from './workflowRun';
export { workflowStep } from './workflowStep';
export { workflowTrigger } from './workflowTrigger';
