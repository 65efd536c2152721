import type { INodeExecutionData, INodeType, INodeTypes } from 'n8n-workflow';

/** Type name of n8n's own node that starts a workflow by hand. */
export const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';

/** Stands in for n8n's Manual Trigger: its package is large, and all that the node does is to give one empty item. */
const manualTrigger: INodeType = {
	description: {
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Starts the workflow',
		defaults: { name: 'Manual Trigger' },
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	execute: async (): Promise<INodeExecutionData[][]> => [[{ json: {} }]],
};

/**
 * The look-up of node types that the engine asks for.
 * @param types node types by the name that workflows use, such as `n8n-nodes-example.thing`
 */
export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	const all: Record<string, INodeType> = { [MANUAL_TRIGGER]: manualTrigger, ...types };
	const find = (name: string) => {
		if (!Object.hasOwn(all, name)) throw new Error(`Unknown node type ${name}`);
		return all[name];
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

/** A node that starts a workflow with the given items, for tests and measurements. */
export function feeder(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Feeder',
			name: 'feeder',
			group: ['trigger'],
			version: 1,
			description: 'Starts the workflow with given items',
			defaults: { name: 'Feeder' },
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => [items],
	};
}
