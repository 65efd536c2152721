import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IDataObject, INode, INodeTypeDescription } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { simplified } from '../../nodes/ClickFunnels/trigger/simplified';
import { createClickFunnelsApi } from '../../sandbox/api/index.mts';
import { envelope } from '../../sandbox/webhooks/envelope.mts';
import { webhookContract } from '../support/webhook-contract.mts';

const FOLDER = resolve(import.meta.dirname, '../../examples');
const examples = readdirSync(FOLDER)
	.filter((file) => file.endsWith('.json'))
	.map((file) => ({ file, text: readFileSync(join(FOLDER, file), 'utf8') }));

interface Workflow {
	nodes: INode[];
	pinData?: Record<string, Array<{ json: IDataObject }>>;
}

const nodes = examples.flatMap(({ file, text }) =>
	(JSON.parse(text) as Workflow).nodes.map((node) => ({ file, ...node })),
);

const descriptions: Record<string, INodeTypeDescription> = {
	'n8n-nodes-clickfunnels-maton.clickFunnels': new ClickFunnels().description,
	'n8n-nodes-clickfunnels-maton.clickFunnelsTrigger': new ClickFunnelsTrigger().description,
};

const COLLECTIONS = new Set(['additionalFields', 'filters', 'options']);

/** Names of parameters; what is in a collection goes by both names. */
function namesIn({ properties }: INodeTypeDescription): Set<string> {
	return new Set(
		properties.flatMap(({ name, type, options = [] }) =>
			type === 'collection' ? options.map((option) => `${name}.${option.name}`) : [name],
		),
	);
}

test.each(examples)('$file says what to set, and names no account', ({ text, file }) => {
	expect(text).not.toContain('"credentials"');
	if (/^\d\d-/.test(file)) expect(text).toContain('**What to set**');
});

test('the examples set nothing that the nodes do not have', () => {
	const used = nodes.flatMap(({ file, name: node, type, parameters }) => {
		if (!(type in descriptions)) return [];
		const known = namesIn(descriptions[type]);
		const set = Object.entries(parameters).flatMap(([name, value]) =>
			COLLECTIONS.has(name) ? Object.keys(value as object).map((inner) => `${name}.${inner}`) : [name],
		);
		return set.filter((name) => !known.has(name)).map((name) => `${file}, ${node}: ${name}`);
	});
	expect(used).toEqual([]);
});

test('the examples start with events that there are', () => {
	const known = webhookContract.events.map(({ id }) => id);
	const asked = nodes.flatMap(({ parameters }) => (parameters.events ?? []) as string[]);
	expect(asked.length).toBeGreaterThan(0);
	expect(asked.filter((event) => !known.includes(event))).toEqual([]);
});

describe('a sample that a trigger holds is what an event gives', () => {
	const pinned = examples.flatMap(({ file, text }) => {
		const { nodes: own, pinData = {} } = JSON.parse(text) as Workflow;
		return own
			.filter(({ type }) => type.endsWith('.clickFunnelsTrigger'))
			.map(({ name, parameters }) => ({ file, asked: parameters.events as string[], items: pinData[name] }));
	});
	const api = createClickFunnelsApi({ seed: 1 });
	const [{ workspaceId }] = api.webhookEndpoints();

	test('there are some', () => {
		expect(pinned.length).toBeGreaterThanOrEqual(7);
	});

	test.each(pinned)('$file', ({ asked, items }) => {
		expect(items).toHaveLength(1);
		const [{ json }] = items;
		expect(asked).toContain(json.event_type);
		const sample = simplified(
			envelope(api.sampleEvent(String(json.event_type), workspaceId)) as unknown as IDataObject,
		);
		expect(Object.keys(json)).toEqual(Object.keys(sample));
		const kinds = (one: IDataObject) => Object.entries(one).map(([key, value]) => [key, typeof value]);
		const told = (one: IDataObject, other: IDataObject) =>
			Object.fromEntries(Object.entries(one).filter(([key]) => one[key] !== null && other[key] !== null));
		expect(kinds(told(json, sample))).toEqual(kinds(told(sample, json)));
	});
});
