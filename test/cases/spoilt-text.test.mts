import { readText } from '../../nodes/ClickFunnels/input/text';
import { byId } from '../support/engine.mts';
import { parameter, refusalOf } from '../unit/input.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

const texts: Array<[string, (text: unknown) => Entered]> = [
	['First Name', (text) => operations.upsert({ first_name: text })],
	['Email', (text) => operations.upsert({}, text)],
	['Code', (text) => operations.discount({ code: text })],
	['Name', (text) => entered('form', 'create', { workspaceId: byId(1), name: text })],
	['Content', (text) => entered('opportunity', 'addNote', { opportunity: byId(1), content: text })],
	[
		'More Custom Attributes "plan"',
		(text) => operations.upsert({ custom_attributes: { entries: [{ key: 'plan', value: text }] } }),
	],
	[
		'Criteria, Criterion 1, Value',
		(text) => operations.savedFilter({ entries: [{ attribute: 'first_name', clause: 'eq', value: text }] }),
	],
	[
		'Recipients, Recipient 1, First Name',
		(text) =>
			operations.broadcast({ recipients: { entries: [{ email: 'a@example.com', first_name: text }] } }),
	],
];

const SPOILT = [
	['={{ String(DateTime.fromISO("no")) }}', 'Invalid DateTime'],
	['={{ String(new Date("no")) }}', 'Invalid Date'],
	['={{ String(NaN) }}', 'NaN'],
	['={{ String($json.missing) }}', 'undefined'],
	['={{ String(null) }}', 'null'],
	['={{ String({}) }}', '[object Object]'],
];

describe.each(texts)('%s', (label, operation) => {
	test.each(SPOILT)('%s is refused by name', async (expression, text) => {
		const { message, description } = await node.refusal(operation(expression));
		expect(message).toBe(`${label}: the expression gives "${text}", which is no value to send`);
		expect(description).toBe(
			'Correct the expression: a number, date or field that it reads is not what it expects.',
		);
	});
});

test('an object inside of JSON that was typed around it', async () => {
	const stepTypeSettings = '={ "notify_step": { "message": "Hello {{ $json }}" } }';
	const step = entered('workflowStep', 'create', {
		workflowId: byId(1),
		stepTypeSettings,
		additionalFields: {},
	});
	const { message } = await node.refusal(step, { input: [{ json: { a: 1 } }] });
	expect(message).toMatch(
		/^Step Type Settings, notify_step, message: the expression gives "\[object Object\]"/,
	);
});

test('a DateTime that is none, in a field of text', async () => {
	const { message } = await node.refusal(operations.upsert({ time_zone: '={{ DateTime.fromISO("no") }}' }));
	expect(message).toMatch(/^Time Zone: the expression gives "Invalid DateTime"/);
});

test.each(['undefined', 'NaN', 'null', 'Invalid Date'])(
	'%s that a person typed is text',
	async (first_name) => {
		expect(await node.fields(operations.upsert({ first_name }))).toMatchObject({ first_name });
	},
);

test.each(['Undefined Labs', 'Nan', 'Infinity', 'Mr. Null', 'It is undefined.'])(
	'%j by expression is text',
	async (name) => {
		const sent = await node.fields(operations.upsert({ first_name: '={{ $json.name }}' }), {
			input: [{ json: { name } }],
		});
		expect(sent).toMatchObject({ first_name: name });
	},
);

test.each([
	'=<script>if (t.call(a) === "[object Array]") { a = {{ 1 }} }</script>',
	'=Never write [object Object] or Invalid DateTime to {{ "Ann" }}',
])('text may speak of what would be spoilt where it was typed so: %s', async (expression) => {
	const sent = await node.fields(
		entered('funnel', 'update', { funnel: byId(1), additionalFields: { head_code: expression } }),
	);
	expect(String(sent.head_code)).toBe(expression.slice(1).replace(/\{\{ "?(\w+)"? \}\}/, '$1'));
});

test('what a locator gives by an expression is not taken for typed, as its own text is [object Object]', () => {
	const raw = { __rl: true, mode: 'id', value: '={{ $json.it }}' };
	const at = { ...parameter('Name'), raw };
	expect(refusalOf(() => readText('Hello [object Object]', at)).message).toMatch(
		/^Name: the expression gives/,
	);
});
