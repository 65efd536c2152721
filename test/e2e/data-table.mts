import type { Workflow } from '../../scripts/n8n/example.mjs';
import type { RealN8n } from './real-n8n.mts';

/** A data table with the columns that example 07 keeps its mark in. */
export interface DataTable {
	id: string;
	rows(): Promise<Array<{ mark: string }>>;
}

/** Makes one, as its note in the example says. */
export async function newDataTable({ call }: RealN8n): Promise<DataTable> {
	const { id: project } = await call('GET', '/rest/projects/personal');
	const path = `/rest/projects/${project}/data-tables`;
	const columns = ['sync', 'mark'].map((name) => ({ name, type: 'string' }));
	const { id } = (await call('POST', path, { name: 'Marks', columns })) as { id: string };
	return { id, rows: async () => (await call('GET', `${path}/${id}/rows`)).data as Array<{ mark: string }> };
}

/** A workflow whose Data Table nodes, if it has any, use a table. */
export function withDataTable(workflow: Workflow, { id }: Pick<DataTable, 'id'>): Workflow {
	const dataTableId = { __rl: true, mode: 'id', value: id };
	const nodes = workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-base.dataTable'
			? { ...node, parameters: { ...node.parameters, dataTableId } }
			: node,
	);
	return { ...workflow, nodes };
}
