import type { IDataObject, INode, Workflow } from 'n8n-workflow';

import { isObject } from '../input/given';

/** What of n8n's contexts holds static data. */
export interface KeepingContext {
	getWorkflowStaticData(type: string): IDataObject;
	getNode(): INode;
}

/**
 * The node's part of the workflow's static data, to be read and written.
 * @returns undefined where something else stands in its place, as after an edit of the database by hand
 */
export function nodeData(context: KeepingContext): IDataObject | undefined {
	const data: unknown = context.getWorkflowStaticData('node');
	return isObject(data) ? (data as IDataObject) : undefined;
}

/**
 * Lets the node's part of the static data be written again where something else stands in its place: n8n makes one
 * only where there is none at all.
 */
export function healNodeData(context: KeepingContext): void {
	if (nodeData(context)) return;
	const { workflow } = context as KeepingContext & { workflow?: Pick<Workflow, 'staticData'> };
	if (workflow) delete workflow.staticData[`node:${context.getNode().name}`];
}
