import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { execute } from '../../scripts/n8n/execution.mjs';
import { until } from '../support/until.mts';
import { openMcp, type McpClient } from './mcp.mts';
import type { Model, ToolCall, ToolRead } from './model.mts';
import type { RealN8n } from './real-n8n.mts';

/** A ClickFunnels node. */
export interface NodeSpec {
	/** Also the name of the tool. */
	name: string;
	parameters: Record<string, unknown>;
	/** Parameters whose value comes with each call. */
	asked: string[];
	onError?: 'continueRegularOutput';
}

/** A way by which nodes are used. */
export interface Door {
	/**
	 * Uses nodes one after the other.
	 * @returns what each has answered, as whoever asked is given it; last why the run stopped, where it did
	 */
	use(calls: ToolCall[]): Promise<string[]>;
	/** What was read of the nodes before they were used; not where nobody reads. */
	tools?(): Promise<ToolRead[]>;
}

/** Where the doors lead to. */
export interface Surroundings {
	n8n: RealN8n;
	specs: NodeSpec[];
	model: Model;
}

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const CLICK_FUNNELS = 'n8n-nodes-clickfunnels-maton.clickFunnels';

/** As the editor makes workflows. In the order before, an Agent 3 goes on before its tools have answered. */
const settings = { executionOrder: 'v1' };

function nodeOf(name: string, type: string, typeVersion: number, parameters: object, more: object = {}) {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, ...more };
}

const START = nodeOf('Start', 'n8n-nodes-base.manualTrigger', 1, {});

function connect(from: Array<{ name: string }>, to: string, type = 'main') {
	return Object.fromEntries(from.map(({ name }) => [name, { [type]: [[{ node: to, type, index: 0 }]] }]));
}

/** A credential of n8n, as a node names it. */
async function credentialOf({ n8n }: Surroundings, type: string, data: Record<string, string>) {
	const { id, name } = await saveCredential(n8n.call, { name: type, type, data });
	return { [type]: { id, name } };
}

async function clickFunnelsNode(
	around: Surroundings,
	{ type, spec, values }: { type: string; spec: NodeSpec; values: Record<string, string> },
) {
	const { url, keys } = around.n8n.sandbox;
	const credentials = await credentialOf(around, 'matonApi', { apiKey: keys.good, gatewayUrl: url });
	const { name, parameters, onError } = spec;
	return nodeOf(name, type, 1, { ...parameters, ...values }, { credentials, onError });
}

/** The nodes as tools: the model gives what is asked for. */
async function toolsOf(around: Surroundings) {
	const tools = [];
	for (const spec of around.specs) {
		const values = Object.fromEntries(spec.asked.map((name) => [name, `={{ $fromAI('${name}') }}`]));
		tools.push(await clickFunnelsNode(around, { type: `${CLICK_FUNNELS}Tool`, spec, values }));
	}
	return tools;
}

/** Runs a workflow from its start, and gives what its nodes gave, and why it stopped. */
async function run({ n8n }: Surroundings, workflow: Parameters<typeof saveWorkflow>[1]) {
	// Beside each other, so that each can be clicked in the editor.
	const nodes = workflow.nodes.map((node: object, at: number) => ({ ...node, position: [256 * at, 0] }));
	const saved = await saveWorkflow(n8n.call, { ...workflow, nodes, settings });
	const { runData, error } = (await execute(n8n.call, saved, n8n.installed.folder)).data.resultData;
	return { runData, stopped: error ? [`Stopped: ${error.message}`] : [] };
}

/** Each node in a run of a workflow of its own; it answers with its items. */
export function workflowDoor(around: Surroundings): Door {
	const useOne = async ({ tool, args: values }: ToolCall) => {
		const spec = around.specs.find(({ name }) => name === tool);
		if (!spec) throw new Error(`There is no node ${tool}`);
		const node = await clickFunnelsNode(around, { type: CLICK_FUNNELS, spec, values });
		const workflow = { name: 'Plain', nodes: [START, node], connections: connect([START], tool) };
		const { runData, stopped } = await run(around, workflow);
		const items = runData[tool][0].data?.main[0] as Array<{ json: object }> | undefined;
		return items ? [JSON.stringify(items.map(({ json }) => json))] : stopped;
	};
	return {
		use: async (calls) => {
			const answers: string[] = [];
			for (const call of calls) answers.push(...(await useOne(call)));
			return answers;
		},
	};
}

/** The nodes as tools of an AI Agent, all in one conversation. */
export function agentDoor(around: Surroundings, version: number): Door {
	const name = `AI Agent ${version}`;
	const use: Door['use'] = async (calls) => {
		const { model } = around;
		const credentials = await credentialOf(around, 'openAiApi', { apiKey: 'none', url: model.url });
		const parameters = { model: { __rl: true, mode: 'id', value: 'stand-in' }, responsesApiEnabled: false };
		const chat = nodeOf('Model', `${LANGCHAIN}.lmChatOpenAi`, 1.3, parameters, { credentials });
		const agent = nodeOf(name, `${LANGCHAIN}.agent`, version, { promptType: 'define', text: 'Go' });
		const tools = await toolsOf(around);
		model.plan(calls);
		const { stopped } = await run(around, {
			name,
			nodes: [START, agent, chat, ...tools],
			connections: {
				...connect([START], name),
				...connect([chat], name, 'ai_languageModel'),
				...connect(tools, name, 'ai_tool'),
			},
		});
		return [...model.answers(), ...stopped];
	};
	return { use, tools: async () => await Promise.resolve(around.model.tools()) };
}

/** The nodes as tools behind the MCP Server Trigger of an active workflow. */
export function mcpDoor(around: Surroundings): Door {
	const { n8n } = around;
	let client: Promise<McpClient> | undefined;
	const open = async () => {
		const path = 'clickfunnels';
		const more = { webhookId: crypto.randomUUID() };
		const trigger = nodeOf('MCP Server', `${LANGCHAIN}.mcpTrigger`, 2, { path }, more);
		const tools = await toolsOf(around);
		const connections = connect(tools, trigger.name, 'ai_tool');
		const workflow = { name: 'MCP', nodes: [trigger, ...tools], connections, settings };
		await n8n.activate((await saveWorkflow(n8n.call, workflow)).id);
		const url = `${n8n.address}/mcp/${path}`;
		return (await until('the MCP server', async () => await openMcp(url))) as McpClient;
	};
	return {
		tools: async () => await (await (client ??= open())).tools(),
		use: async (calls) => {
			const { use } = await (client ??= open());
			const answers: string[] = [];
			for (const call of calls) answers.push(await use(call));
			return answers;
		},
	};
}
