import { json } from 'node:stream/consumers';

import { serve } from '../support/serve.mts';

/** A call of a tool, as a model or an MCP client makes it. */
export interface ToolCall {
	tool: string;
	args: Record<string, string>;
}

/** A tool as a model or an MCP client reads of it before it calls it. */
export interface ToolRead {
	name: string;
	description: string;
	/** The names of what it is to be given. */
	asked: string[];
	/** Characters of all that is read of it. */
	size: number;
}

/** What is read of a tool. @param schema of what it is to be given */
export function toolRead(name: string, description: string, schema: { properties?: object }): ToolRead {
	const { length: size } = JSON.stringify({ name, description, schema });
	return { name, description, asked: Object.keys(schema.properties ?? {}), size };
}

/** A stand-in for a language model's API: it makes the calls of tools that are planned, then says "done". */
export interface Model {
	/** What the credential of n8n's OpenAI nodes takes as its base URL. */
	url: string;
	/** The calls of the next conversation, one after the other. */
	plan(calls: ToolCall[]): void;
	/** What the tools of this conversation have answered so far, as the model was given it. */
	answers(): string[];
	/** The tools of the last conversation. */
	tools(): ToolRead[];
	close(): Promise<void>;
}

/** What an agent asks a model. */
interface Asked {
	messages: Array<{ role: string; content: string }>;
	tools?: Array<{ function: { name: string; description: string; parameters: object } }>;
}

/** Starts one. It speaks as much of OpenAI's chat completions as an agent needs that does not stream. */
export async function startModel(): Promise<Model> {
	let planned: ToolCall[] = [];
	let answers: string[] = [];
	let tools: ToolRead[] = [];
	const serving = await serve(async (request, response) => {
		const { messages, tools: offered = [] } = (await json(request)) as Asked;
		tools = offered.map(({ function: it }) => toolRead(it.name, it.description, it.parameters));
		answers = messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(completion(planned.at(answers.length), `call_${answers.length}`)));
	});
	return {
		url: `${serving.url}/v1`,
		plan: (calls) => {
			planned = calls;
			answers = [];
		},
		answers: () => answers,
		tools: () => tools,
		close: serving.close,
	};
}

/** What a model answers that wants a tool to be called, or has nothing more to do. */
function completion(call: ToolCall | undefined, id: string) {
	const message = call
		? {
				content: null,
				tool_calls: [
					{ id, type: 'function', function: { name: call.tool, arguments: JSON.stringify(call.args) } },
				],
			}
		: { content: 'done' };
	return {
		id,
		object: 'chat.completion',
		created: 1,
		model: 'stand-in',
		choices: [
			{
				index: 0,
				message: { role: 'assistant', ...message },
				finish_reason: call ? 'tool_calls' : 'stop',
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
