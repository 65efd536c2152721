import { toolRead, type ToolCall, type ToolRead } from './model.mts';

/** A client of an MCP server. */
export interface McpClient {
	/** @returns the tool's answer, or what went wrong, as the client is given it */
	use(call: ToolCall): Promise<string>;
	/** What the server says of its tools. */
	tools(): Promise<ToolRead[]>;
}

/** A tool as a server lists it. */
interface Listed {
	name: string;
	description: string;
	inputSchema: object;
}

const PROTOCOL = '2025-03-26';

/**
 * Opens a session over streamable HTTP.
 * @returns undefined where nothing is served at the address (yet)
 */
export async function openMcp(url: string): Promise<McpClient | undefined> {
	let session: string | null = null;
	let id = 0;
	const post = async (message: object) =>
		await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...(session && { 'mcp-session-id': session, 'mcp-protocol-version': PROTOCOL }),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
	const ask = async (method: string, params: object) => {
		const answer = await post({ id: ++id, method, params });
		return { answer, text: await answer.text() };
	};
	const { answer, text } = await ask('initialize', {
		protocolVersion: PROTOCOL,
		capabilities: {},
		clientInfo: { name: 'test', version: '1.0.0' },
	});
	if (answer.status === 404) return undefined;
	session = answer.headers.get('mcp-session-id');
	if (!session) throw new Error(`No session: ${text}`);
	await post({ method: 'notifications/initialized' });
	const resultOf = async <Result,>(method: string, params: object) => {
		const asked = await ask(method, params);
		// The answer is a stream of one event.
		const data = /^data: (.*)$/m.exec(asked.text)?.[1];
		if (!data) throw new Error(`No answer to ${method}: ${asked.text}`);
		return (JSON.parse(data) as { result: Result }).result;
	};
	return {
		use: async ({ tool, args }) => {
			const asked = { name: tool, arguments: args };
			const { content } = await resultOf<{ content: Array<{ text: string }> }>('tools/call', asked);
			return content[0].text;
		},
		tools: async () => {
			const { tools } = await resultOf<{ tools: Listed[] }>('tools/list', {});
			return tools.map(({ name, description, inputSchema }) => toolRead(name, description, inputSchema));
		},
	};
}
