import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { PROJECT } from '../lib/project.mjs';

/** The two ways by which n8n runs the node: the package's own loop, and the engine's RoutingNode. */
export const DOORS = ['loop', 'RoutingNode'] as const;
export type Door = (typeof DOORS)[number];

/** More than either way can send, and few enough for the pacer to keep in mind cheaply. */
export const UNHINDERED = 5_000;

/** Lets the built node send as fast as it can: its pacer works as ever, but the credential may allow it more. */
export function liftPace(): void {
	const account = join(PROJECT, 'dist', 'nodes', 'ClickFunnels', 'gateway', 'account.js');
	const { REQUESTS_PER_SECOND } = createRequire(import.meta.url)(account) as {
		REQUESTS_PER_SECOND: { max: number };
	};
	REQUESTS_PER_SECOND.max = UNHINDERED;
}

/** The node as n8n comes to it by a door: RoutingNode runs what has no operations of its own. */
export function by(door: Door, node: INodeType): INodeType {
	return door === 'loop' ? node : overlay(node, { customOperations: undefined });
}

interface Sending {
	helpers: Pick<IExecuteFunctions['helpers'], 'httpRequestWithAuthentication'>;
}

/** The node without HTTP: each request is answered at once, with a record that is parsed anew as an answer is. */
export function withoutHttp(node: INodeType, record: string): INodeType {
	const answer = async () => ({ statusCode: 200, headers: {}, body: JSON.parse(record) as unknown });
	const answered = <This extends Sending, Args extends unknown[], Result>(
		work: (this: This, ...args: Args) => Result,
	) =>
		function (this: This, ...args: Args): Result {
			this.helpers.httpRequestWithAuthentication = answer;
			return work.apply(this, args);
		};
	const { description, customOperations } = node;
	const pagination = description.requestOperations?.pagination;
	if (typeof pagination !== 'function') throw new Error('The node has no pagination hook');
	return overlay(node, {
		description: { ...description, requestOperations: { pagination: answered(pagination) } },
		customOperations:
			customOperations &&
			mapValues(customOperations, (operations) => mapValues(operations, (work) => answered(work))),
	});
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** The same object with some properties replaced; its methods stay, wherever they are defined. */
function overlay(node: INodeType, replaced: Partial<INodeType>): INodeType {
	return Object.assign(Object.create(node) as INodeType, replaced);
}
