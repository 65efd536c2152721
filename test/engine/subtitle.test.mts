import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { loadEngine } from '../../scripts/engine/load-engine.mts';

const { workflow: n8n } = loadEngine();
const { description } = new ClickFunnels();

test.each([
	['contact', 'getAll', 'Get Many: Contact'],
	['contact', 'upsert', 'Create or Update: Contact'],
	['courseEnrollment', 'completeLessons', 'Complete Lessons: Course Enrollment'],
])('the canvas shows of %s and %s what the editor calls them', (resource, operation, shown) => {
	const parameters = { resource, operation };
	const node = {
		id: '1',
		name: 'Node',
		type: 'none',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const workflow = new n8n.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => undefined,
			getByNameAndVersion: () => undefined,
			getKnownTypes: () => ({}),
		} as never,
	});
	expect(workflow.expression.getSimpleParameterValue(node, description.subtitle, 'manual', {})).toBe(shown);
});
