import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { IConnections, INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsPollingTrigger } from '../../nodes/ClickFunnels/ClickFunnelsPollingTrigger.node';
import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';

/** A request to ClickFunnels, with its path below `/api/v2` and its query. */
export type Asked = [method: string, path: string, body?: unknown];

/** What a node of a saved workflow did in the version that saved it. */
interface Did {
	/** Requests, past the node, that make the records which it works with. */
	before: Asked[];
	/** What it sent; of requests that go at once in no certain order. */
	sent: Asked[];
}

/** A workflow as n8n saved it, and what each of its nodes did, by their names. */
export interface Saved {
	workflow: { name: string; nodes: INode[]; connections: IConnections };
	did: Record<string, Did>;
}

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const ASSETS = join(import.meta.dirname, '..', 'assets');
const FOLDER = 'workflows-';

const descriptions: Record<string, INodeTypeDescription> = Object.fromEntries(
	[ClickFunnels, ClickFunnelsApi, ClickFunnelsTrigger, ClickFunnelsPollingTrigger].map((Node) => {
		const { description } = new Node();
		return [`${PACKAGE}.${description.name}`, description];
	}),
);

/** The folder of the workflows that a version saved. */
export const folderOf = (version: string) => join(ASSETS, FOLDER + version);

/** The versions that saved workflows, the oldest first. */
const versions = readdirSync(ASSETS)
	.flatMap((name) => (name.startsWith(FOLDER) ? [name.slice(FOLDER.length)] : []))
	.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const savedBy = (version: string) =>
	readdirSync(folderOf(version)).flatMap((file) => {
		const saved = JSON.parse(readFileSync(join(folderOf(version), file), 'utf8')) as Saved[];
		return saved.map((one) => ({ ...one, version }));
	});

/** Every workflow that a version saved, with that version. */
export const everySaved = () => versions.flatMap(savedBy);

/** Those of the newest version that saved any. */
export const newestSaved = () => savedBy(versions[versions.length - 1]);

/** The name of a node's type within the package. */
export const typeOf = ({ type }: INode) => type.slice(PACKAGE.length + 1);

/** A node of the package, without a place on the canvas, which has no say in what it does. */
export function savedNode(name: string, type: string, parameters: INode['parameters']): INode {
	return asSaved({
		id: name,
		name,
		type: `${PACKAGE}.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { matonApi: { id: '1', name: 'Maton' } },
	});
}

/** A node as n8n's editor saves it again: what is as it comes is left out, and what is not in its description is lost. */
export function asSaved(node: INode): INode {
	return { ...node, parameters: parametersOf(node, false) };
}

/** A node as n8n's editor opens it: with what is as it comes. */
export function asOpened(node: INode): INode {
	return { ...node, parameters: parametersOf(node, true) };
}

/** What n8n's editor marks in red when it opens a node: fields without a value, and values that are not offered. */
export function issuesOf(node: INode): unknown {
	const { [node.type]: description } = descriptions;
	return NodeHelpers.getNodeParametersIssues(description.properties, asOpened(node), description);
}

function parametersOf(node: INode, withDefaults: boolean) {
	const { [node.type]: description } = descriptions;
	const { properties } = description;
	return (
		NodeHelpers.getNodeParameters(properties, node.parameters, withDefaults, false, node, description) ?? {}
	);
}
