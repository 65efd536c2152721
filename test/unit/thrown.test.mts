import { NodeApiError, type INode } from 'n8n-workflow';

import { asRead } from '../../nodes/ClickFunnels/run/failed';
import { node } from './input.mts';

const thrown = (description: string, where: INode = node) => {
	const made = new NodeApiError(node, {}, { message: 'Name is taken', description, httpCode: '422' });
	return asRead(made, where);
};

test('what to do stands in the message where both have 200 characters at most, and then nowhere else', () => {
	const room = 200 - 'Name is taken. .'.length;
	const short = thrown('x'.repeat(room));
	expect(short.message).toBe(`Name is taken. ${'x'.repeat(room)}.`);
	expect(short.message).toHaveLength(200);
	expect(short.description).toBeUndefined();
	expect(short.context).toMatchObject({ happened: 'Name is taken', advice: 'x'.repeat(room) });
	const long = thrown('x'.repeat(room + 1));
	expect([long.message, long.description]).toEqual(['Name is taken', 'x'.repeat(room + 1)]);
});

test('of more, the first sentence stands in the message, and the rest behind it', () => {
	const made = thrown(`Take another one. ${'x'.repeat(200)}.`);
	expect([made.message, made.description]).toEqual([
		'Name is taken. Take another one.',
		`${'x'.repeat(200)}.`,
	]);
	expect(made.context.advice).toBe(`Take another one. ${'x'.repeat(200)}.`);
});

test('where it is not known what was done, nothing is said without that', () => {
	const made = new NodeApiError(
		node,
		{},
		{ message: 'It broke off', description: `Try again. ${'x'.repeat(200)}` },
	);
	made.context.outcome = 'unknown';
	expect(asRead(made, node).message).toBe('It broke off');
});

test('for a language model it stands there in any case, with the status, once', () => {
	const tool = { ...node, type: `${node.type}Tool` };
	const made = thrown(`Do ${'this '.repeat(50)}now.`, tool);
	expect(made.message).toBe(`Name is taken. Do ${'this '.repeat(50)}now. Status 422.`);
	expect(asRead(made, tool).message).toBe(`Name is taken. Do ${'this '.repeat(50)}now. Status 422.`);
});

test('a message without anything to do stays as it is', () => {
	const made = new NodeApiError(node, {}, { message: 'Name is taken' });
	made.description = undefined;
	expect(asRead(made, node).message).toBe('Name is taken');
});
