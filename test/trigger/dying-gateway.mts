import { serve, type Serving } from '../support/serve.mts';
import { passedOn } from './altering-gateway.mts';

/** A gateway in front of the sandbox that lets so many requests pass, and then cuts every connection. */
export interface DyingGateway extends Serving {
	/** How many requests pass yet. */
	left: number;
	/** Whether the one after these is cut only when the sandbox has done it. */
	isLastDone: boolean;
}

/** Starts one. @param sandboxUrl asked for when a request comes, as a test's sandbox may not be there yet */
export async function startDyingGateway(sandboxUrl: () => string): Promise<DyingGateway> {
	const gateway = { left: Infinity, isLastDone: false };
	const serving = await serve(async (request, response) => {
		const isPassing = gateway.left-- > 0;
		const isDone = isPassing || (gateway.left === -1 && gateway.isLastDone);
		const answer = isDone ? await passedOn(request, sandboxUrl()).catch(() => undefined) : undefined;
		if (!answer || !isPassing) {
			response.destroy();
			return;
		}
		response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json' });
		response.end(answer.text);
	});
	return Object.assign(gateway, serving);
}
