import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { answer } from '../../core/crud.mts';
import { conflict, unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import type { World } from '../../core/world.mts';

const lines = 'Orders::Invoices::LineItem';

interface Included {
	invoices_line_item_id: number;
	quantity: number;
}

function rowsBelow(world: World, workspaceId: number): readonly Row[] {
	return world.table('Fulfillment').list('workspace_id', workspaceId);
}

function fulfilledQuantity(world: World, line: Row): number {
	return rowsBelow(world, line.scope.workspace_id)
		.filter(({ data }) => data.status === 'fulfilled')
		.flatMap(({ data }) => data.included as Included[])
		.filter((item) => item.invoices_line_item_id === line.id)
		.reduce((sum, { quantity }) => sum + quantity, 0);
}

// Quantities move a line to partially fulfilled, then complete; a cancel moves it back
// (ClickFunnels behaviour: fulfillments).
function settleLines(world: World, included: readonly Included[]): void {
	if (world.readings.shippedLines === 'kept') return;
	for (const { invoices_line_item_id: id } of included) {
		const line = world.find(lines, id);
		if (line === undefined) continue;
		const done = fulfilledQuantity(world, line);
		const all = done >= Number(line.data.quantity);
		world.change(lines, line, {
			fulfillment_status: done === 0 ? 'unfulfilled' : all ? 'complete' : 'partially_fulfilled',
		});
	}
}

function readIncluded(world: World, scope: Scope, attributes: unknown): Included[] {
	const entries = (attributes ?? []) as Included[];
	if (entries.length === 0) throw unprocessable("Included orders invoices line items can't be blank");
	return entries.map(({ invoices_line_item_id: id, quantity }) => {
		const line = reachable(world.table(lines), id, scope);
		if (line === undefined) throw unprocessable('Invoices line item must exist');
		const open = Number(line.data.quantity) - fulfilledQuantity(world, line);
		if (quantity < 1 || quantity > open) {
			throw unprocessable('Included orders invoices line items quantity exceeds what is left to fulfill');
		}
		return { invoices_line_item_id: line.id, quantity };
	});
}

/** What a fulfillment holds, as it and what is restocked of it show it. */
export function includedItems({ id, data }: Row): Data[] {
	return (data.included as Included[]).map((item, at) => ({
		id: id * 10 + at,
		public_id: publicId(id * 10 + at),
		fulfillment_id: id,
		...item,
	}));
}

const fulfillment: Behaviour = {
	show: (row) => ({
		included_invoices_line_items: includedItems(row),
	}),
	defaults: (_input, { world, scope }) => ({
		status: 'fulfilled',
		fulfillment_number: rowsBelow(world, scope.workspace_id).length + 1,
	}),
	prepare(input, { world, scope, row }) {
		if (row !== undefined) return input;
		const { included_orders_invoices_line_items_attributes: attributes, ...rest } = input;
		return { ...rest, included: readIncluded(world, scope, attributes) };
	},
	created: (row, _input, world) => settleLines(world, row.data.included as Included[]),
	removed: (row, world) => settleLines(world, row.data.included as Included[]),
};

const cancel: Handler = (call) => {
	const row = subject(call);
	const { status } = row.data;
	if (status === 'cancelled') throw conflict('Fulfillment is already cancelled');
	if (status !== 'fulfilled') throw unprocessable('Only fulfilled fulfillments can be cancelled');
	call.world.update('Fulfillment', row, { status: 'cancelled' });
	settleLines(call.world, row.data.included as Included[]);
	return answer(call, row);
};

const location: Behaviour = {
	defaults: (_input: Data, { world, scope }) => ({
		sort_order: world.table('Fulfillments::Location').list('workspace_id', scope.workspace_id).length,
	}),
};

/** Fulfillments and the places they ship from. */
export const fulfillments: Group = {
	behaviours: { Fulfillment: fulfillment, 'Fulfillments::Location': location },
	handlers: { cancelFulfillments: cancel },
};
