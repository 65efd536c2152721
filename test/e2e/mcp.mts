import type { ToolCall } from './model.mts';

/** A client of an MCP server. */
export interface McpClient {
	/** @returns the tool's answer, or what went wrong, as the client is given it */
	use(call: ToolCall): Promise<string>;
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
	return {
		use: async ({ tool, args }) => {
			const called = await ask('tools/call', { name: tool, arguments: args });
			// The answer is a stream of one event.
			const data = /^data: (.*)$/m.exec(called.text)?.[1];
			if (!data) throw new Error(`No answer of the tool: ${called.text}`);
			const { result } = JSON.parse(data) as { result: { content: Array<{ text: string }> } };
			return result.content[0].text;
		},
	};
}
