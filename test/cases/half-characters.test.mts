import { byId } from '../support/engine.mts';
import { entered, operations, useNode } from './use-node.mts';

const node = useNode();

/** A smiley cut in the middle, as taking the first letters of a text does. */
const CUT = '={{ "Ann \u{1f600}".slice(0, 5) }}';
const WHOLE = 'Ann \ufffd';

test('half a character becomes the replacement character, in every text that leaves', async () => {
	expect(await node.fields(operations.upsert({ first_name: CUT }))).toMatchObject({ first_name: WHOLE });
	const attributes = { entries: [{ key: CUT, value: CUT }] };
	expect((await node.fields(operations.upsert({ custom_attributes: attributes }))).custom_attributes).toEqual(
		{
			[WHOLE]: WHOLE,
		},
	);
	const criteria = { entries: [{ attribute: 'first_name', clause: 'sw', value: CUT }] };
	expect((await node.fields(operations.savedFilter(criteria))).criteria).toEqual([
		{ attribute: 'first_name', clause: 'sw', value: WHOLE },
	]);
	const embed = entered('communityPost', 'addVideoEmbed', {
		communityPost: byId(1),
		url: 'https://example.com',
		additionalFields: { data: '={{ ({ title: "\u{1f600}".slice(0, 1) }) }}' },
	});
	expect((await node.fields(embed)).data).toEqual({ title: '\ufffd' });
});

test('also in a filter, where it could not be sent at all', async () => {
	const tags = operations.contacts({ resource: 'funnelTag', limit: 1, filters: { name: CUT } });
	expect(await node.query(tags)).toEqual({ 'filter[name]': WHOLE });
});

test('and in a message', async () => {
	const { message } = await node.refusal(operations.price(CUT));
	expect(message).toBe(`Amount: "${WHOLE}" is not an amount`);
});

test('whole characters stay, however many parts they have', async () => {
	const first_name = 'Ann 👩‍👩‍👧 é 字 🇩🇪';
	expect(await node.fields(operations.upsert({ first_name }))).toMatchObject({ first_name });
});
