import type { INodeType } from 'n8n-workflow';
import * as n8n from 'n8n-workflow';

/** The trigger as another process has it, or this one after a restart: it remembers nothing but the static data. */
export async function anotherProcess(): Promise<INodeType> {
	let nodeType: INodeType | undefined;
	// Holds nothing of what happens, and takes long to load.
	jest.doMock('n8n-workflow', () => n8n);
	await jest.isolateModulesAsync(async () => {
		const { ClickFunnelsTrigger } = await import('../../nodes/ClickFunnels/ClickFunnelsTrigger.node');
		nodeType = new ClickFunnelsTrigger();
	});
	return nodeType as INodeType;
}
