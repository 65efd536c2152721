import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

import type { IExecutePaginationFunctions, INodeParameters, INodeType } from 'n8n-workflow';

import { median, type Line } from './pace.mts';
import { byId, itemsOf, round, type Workbench } from './workbench.mts';

const ITEMS = 300;

/** The node without HTTP: the engine prepares every item, and gets an answer at once. */
function withoutHttp(node: INodeType, properties = node.description.properties): INodeType {
	const answer = async function (this: IExecutePaginationFunctions) {
		return [{ json: {}, pairedItem: { item: this.getItemIndex() } }];
	};
	return {
		...node,
		description: { ...node.description, properties, requestOperations: { pagination: answer } },
	};
}

/** CPU of the engine an item, beside the same call on a node that has just the five properties that the call needs. */
export async function engineCost(bench: Workbench): Promise<Line[]> {
	const lines: Line[] = [];
	const calls: Record<string, INodeParameters> = {
		get: { resource: 'contact', operation: 'get', contact: byId('={{ $json.id }}') },
		upsert: {
			resource: 'contact',
			operation: 'upsert',
			workspaceId: byId('1'),
			emailAddress: '={{ $json.email }}',
			contactFields: { first_name: '={{ $json.name }}' },
		},
	};
	for (const [name, parameters] of Object.entries(calls)) {
		const whole = withoutHttp(bench.node);
		const used = ['resource', 'operation', ...Object.keys(parameters)];
		const shown = bench.node.description.properties.filter((property) => {
			const show = property.displayOptions?.show;
			const fits = !show?.resource || show.resource.includes('contact');
			return used.includes(property.name) && fits && (!show?.operation || show.operation.includes(name));
		});
		const others = bench.node.description.properties.filter((property) => !shown.includes(property));
		const five = withoutHttp(bench.node, [...shown, ...others].slice(0, 5));
		const [ours, small] = [
			await microsecondsAnItem(bench, whole, parameters),
			await microsecondsAnItem(bench, five, parameters),
		];
		const further = bench.node.description.properties.length - five.description.properties.length;
		lines.push([
			`Engine CPU an item, ${name}, ${process.version}`,
			`${round(ours, 0)} µs`,
			`${round(small, 0)} µs with ${five.description.properties.length} properties`,
			`+${round((ours - small) / further, 1)} µs for each of ${further} further properties`,
		]);
	}
	return lines;
}

async function microsecondsAnItem(
	bench: Workbench,
	node: INodeType,
	parameters: INodeParameters,
): Promise<number> {
	const input = itemsTo(ITEMS);
	const times: number[] = [];
	for (let i = 0; i < 7; i++) {
		const before = process.cpuUsage();
		await bench.run(parameters, { input, node });
		const { user, system } = process.cpuUsage(before);
		times.push((user + system) / ITEMS);
	}
	return median(times.slice(1));
}

/** The longest time that other work of n8n has to wait while the engine prepares the items of a run. */
export async function longestBlock(bench: Workbench): Promise<Line[]> {
	const lines: Line[] = [];
	const node = withoutHttp(bench.node);
	for (const count of [100, 300, 1_000]) {
		const input = itemsTo(count);
		const delay = monitorEventLoopDelay({ resolution: 1 });
		delay.enable();
		// The first sample has to be taken before the block begins.
		await wait(20);
		const items = itemsOf(
			await bench.run(
				{ resource: 'contact', operation: 'get', contact: byId('={{ $json.id }}') },
				{ input, node },
			),
		);
		await wait(20);
		delay.disable();
		lines.push([
			`Longest block of the event loop, ${items.length} items`,
			`${round(delay.max / 1e6, 0)} ms`,
			'',
			'',
		]);
	}
	return lines;
}

function itemsTo(count: number) {
	return Array.from({ length: count }, (_, i) => ({
		json: { id: 1_000 + i, email: `a${i}@example.com`, name: `Name ${i}` },
	}));
}
