/** Goes on with an item that holds the cursor of the next batch. */
const IS_CURSOR = {
	options: { version: 2, leftValue: '', caseSensitive: true, typeValidation: 'loose' },
	combinator: 'and',
	conditions: [
		{
			id: 'cursor',
			leftValue: '={{ $json._next_cursor }}',
			rightValue: '',
			operator: { type: 'string', operation: 'exists', singleValue: true },
		},
	],
};

const leadsTo = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

/**
 * A workflow that reads the contacts of a workspace by Batch Cursor, as the documents say: the node `Batch` is led to again
 * while there is a cursor.
 * @param limit rows of a batch
 */
export function batchesOf(workspace: number, limit: number) {
	const parameters = {
		resource: 'contact',
		operation: 'getAll',
		workspaceId: { __rl: true, mode: 'id', value: workspace },
		limit,
		options: { batch_cursor: '={{ $json._next_cursor }}' },
	};
	const nodes = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{ name: 'Batch', type: 'n8n-nodes-clickfunnels-maton.clickFunnels', typeVersion: 1, parameters },
		{
			name: 'Is There More',
			type: 'n8n-nodes-base.if',
			typeVersion: 2,
			parameters: { conditions: IS_CURSOR },
		},
	];
	return {
		name: 'Batches',
		nodes: nodes.map((node, at) => ({ ...node, id: String(at), position: [at * 240, 0] })),
		connections: {
			Start: leadsTo('Batch'),
			Batch: leadsTo('Is There More'),
			'Is There More': leadsTo('Batch'),
		},
	};
}
