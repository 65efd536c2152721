import { useSandbox } from '../support/use-sandbox.mts';
import { act, begin } from './act.mts';
import { asSaved, everySaved, issuesOf, type Asked } from './saved.mts';

const inUse = useSandbox();

/** In an order that does not depend on which of two requests was faster. */
const sorted = (asked: Asked[]) => asked.map((one) => JSON.stringify(one)).sort();

describe.each(everySaved())('saved by $version: $workflow.name', ({ workflow, did }) => {
	test('n8n opens it, and saves it again, without a loss', () => {
		expect(workflow.nodes.map(issuesOf)).toEqual(workflow.nodes.map(() => null));
		expect(workflow.nodes.map(asSaved)).toEqual(workflow.nodes);
	});

	test('each node does what it did', async () => {
		begin(inUse);
		for (const node of workflow.nodes) {
			const { before, sent } = did[node.name];
			const sends = await act(inUse, node, before);
			expect([node.name, ...sorted(sends)]).toEqual([node.name, ...sorted(sent)]);
		}
	});
});
