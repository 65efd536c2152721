import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** How often what can't be listened to is looked at, in milliseconds. */
const LOOK = { write: 5, gone: 250 };

/** Between two writes for all deliveries together, in milliseconds: else, of a thousand at once, they would take all the time that there is. */
const BETWEEN_WRITES = 0.1;

/** How many deliveries are written for now. */
let writing = 0;

/**
 * Waits until n8n has answered a delivery.
 * @returns the status that it answered with
 */
export async function answered(response: Response): Promise<number> {
	await new Promise<void>((resolve) => {
		response.once('finish', resolve);
		// The sender hung up first: n8n still answers some day.
		response.once('close', () => void untilEnded(response, LOOK.gone).then(resolve));
	});
	return response.statusCode;
}

/**
 * Writes again and again, from the next turn of the event loop on, until n8n has answered. n8n 2 saves static data
 * after it has stored the run, and only if they were changed since the run began; n8n 1 has saved before.
 */
export async function writeUntilAnswered(response: Response, write: () => void): Promise<void> {
	await sleep(0);
	writing++;
	while (!response.writableEnded) {
		write();
		await sleep(Math.max(LOOK.write, writing * BETWEEN_WRITES));
	}
	writing--;
}

async function untilEnded(response: Response, every: number): Promise<void> {
	while (!response.writableEnded) await sleep(every);
}
