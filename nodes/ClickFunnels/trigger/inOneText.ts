import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * Has an activation that fails say what happened and what to do in one text. Of an error, n8n 2 shows the message alone, and
 * n8n 1 shows in its place the description of one that is about an API (n8n's dist/workflows/workflow.service.js); the editor,
 * while it listens, shows both.
 * @throws what `activating` does
 */
export async function inOneText<T>(context: IHookFunctions, activating: Promise<T>): Promise<T> {
	const [activated] = await Promise.allSettled([activating]);
	if (activated.status === 'fulfilled') return activated.value;
	const error: unknown = activated.reason;
	if (context.getMode() !== 'manual' && isOfNode(error) && error.description) {
		const text = `${error.message.replace(/\.$/, '')}. ${error.description}`;
		Object.assign(error, { message: text, description: text });
	}
	throw error;
}

function isOfNode(error: unknown): error is NodeApiError | NodeOperationError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}
