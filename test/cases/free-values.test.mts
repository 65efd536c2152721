import { byId } from '../support/engine.mts';
import { entered, operations, useNode } from './use-node.mts';

const node = useNode();

const valueSent = async (value: unknown) => {
	const criterion = { attribute: 'first_name', clause: 'eq', value };
	const { criteria } = await node.fields(operations.savedFilter({ entries: [criterion] }));
	return (criteria as Array<{ value: unknown }>)[0].value;
};

test.each([
	['text in brackets', '[VIP] Ann', '[VIP] Ann'],
	['text in braces', '{name}', '{name}'],
	['a bracket alone', '[', '['],
	['a list', '["12", "13"]', ['12', '13']],
	['a list of numbers', '[12, 13]', ['12', '13']],
	['a list of numbers by expression', '={{ [12, 13] }}', ['12', '13']],
	['an object', '{"days": 30, "modifier": "ago"}', { days: 30, modifier: 'ago' }],
	['an object by expression', '={{ ({ days: "30", modifier: "ago" }) }}', { days: '30', modifier: 'ago' }],
	['a number', '={{ 12 }}', '12'],
	['text that is a number', '0012', '0012'],
])('%s', async (_, value, sent) => {
	expect(await valueSent(value)).toEqual(sent);
});

test.each([
	['a list of lists', '[[1]]', '"[1]" is not text'],
	['a list with nothing in it', '[null]', '"null" is not text'],
])('%s is refused by name', async (_, value, what) => {
	const criterion = { attribute: 'first_name', clause: 'in', value };
	const { message } = await node.refusal(operations.savedFilter({ entries: [criterion] }));
	expect(message).toBe(`Criteria, Criterion 1, Value: ${what}`);
});

const step = (stepTypeSettings: unknown) =>
	entered('workflowStep', 'create', { workflowId: byId(1), stepTypeSettings, additionalFields: {} });

test('a value that must be JSON is sent as it is, and refused where it does not parse', async () => {
	const settings = { delay_step: { delay_type: 'relative', duration: 2, days: [1, 2.5, null, true] } };
	expect((await node.fields(step(JSON.stringify(settings)))).step_type_settings).toEqual(settings);
	const { message, description } = await node.refusal(step('{delay_step: 1}'));
	expect(message).toBe('Step Type Settings: the JSON does not parse');
	expect(description).toBe(
		'Correct the JSON: keys and texts stand in double quotes, with commas between entries.',
	);
});
