import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { badInput } from '../../nodes/ClickFunnels/input/refusal';
import { withChanges } from '../../nodes/ClickFunnels/run/failed';
import { Progress } from '../../nodes/ClickFunnels/run/progress';
import { node } from './input.mts';

const context = { getNode: () => node, getItemIndex: () => 4 } as IExecuteSingleFunctions;

function problem(message: string, outcome?: string): NodeApiError {
	const made = new NodeApiError(node, { message }, { message, description: 'Do this.' });
	if (outcome) made.context.outcome = outcome;
	return made;
}

test('the message counts what became of every item', () => {
	const progress = new Progress(400);
	progress.itemDone();
	progress.itemDone();
	progress.itemFailed(2, problem('Name is taken.'));
	progress.itemDone();
	progress.itemFailed(3, problem('Name is taken'));
	progress.itemFailed(4, withChanges(problem('Down'), ['create contact tag 5'], context));
	progress.itemFailed(5, problem('Broken off', 'unknown'));
	expect(progress.toProblem()?.message).toBe(
		'Name is taken [item 2]; 2 of 400 items were done before, 1 under way came through, 1 under way failed too, ' +
			'1 under way went wrong half-way, of 1 under way it is not known',
	);
});

test('of items that fail for the same reason the first is named, whichever ended first', () => {
	const progress = new Progress(20);
	progress.itemFailed(1, problem('Several workspaces'));
	progress.itemFailed(0, problem('Several workspaces'));
	progress.itemFailed(2, problem('Several workspaces'));
	expect(progress.toProblem()?.message).toBe(
		'Several workspaces [item 0]; none of 20 items was done before, 2 under way failed too',
	);
	const other = new Progress(20);
	other.itemFailed(1, problem('Name is taken'));
	other.itemFailed(0, problem('Down'));
	expect(other.toProblem()?.message).toContain('Name is taken [item 1]; ');
});

test('items that an earlier try has done are said to be so, wherever they stand', () => {
	const progress = new Progress(4);
	for (let i = 0; i < 3; i++) progress.itemDoneEarlier();
	progress.itemFailed(2, problem('Name is taken'));
	expect(progress.toProblem()?.message).toBe(
		'Name is taken [item 2]; none of 4 items was done before, 3 in an earlier try',
	);
});

test('what an item has changed before it went wrong stands behind its message, with what to do', () => {
	const made = withChanges(problem('Down'), ['create contact tag 5', 'add tag to contact 7'], context);
	expect(made.message).toBe('Down; done before: create contact tag 5, add tag to contact 7');
	expect(made.description).toBe('Do this.');
	expect(made.context.itemIndex).toBe(4);
	expect(made).toBeInstanceOf(NodeApiError);
});

test('what our own check refuses half-way is not shown as ClickFunnels’ word', () => {
	const refused = badInput({ node, itemIndex: 4, label: 'Tags' }, 'there is no "VIP"', 'Do this.');
	const made = withChanges(refused, ['create contact tag 5'], context);
	expect(made.name).toBe('NodeOperationError');
	expect(made.message).toBe('Tags: there is no "VIP"; done before: create contact tag 5');
	expect([made.description, made.context.field, made.context.itemIndex]).toEqual(['Do this.', 'Tags', 4]);
});

test('the message stays short, however much went before', () => {
	const changes = Array.from({ length: 100 }, (_, i) => `add tag to contact ${i}`);
	const { message } = withChanges(problem('x'.repeat(400)), changes, context);
	expect(message.length).toBeLessThan(500);
	expect(message).toMatch(/; done before: add tag to contact 0, .+, add tag to contact 4, 95 more$/);
});

test('a run of one item, or without a refusal, says no more than the item', () => {
	const alone = new Progress(1);
	alone.itemFailed(0, problem('Name is taken'));
	expect(alone.toProblem()?.message).toBe('Name is taken');
	const good = new Progress(2);
	good.itemDone();
	expect(good.toProblem()).toBeUndefined();
});
