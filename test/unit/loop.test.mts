import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { customOperations } from '../../nodes/ClickFunnels/run/loop';
import { remove } from '../../nodes/ClickFunnels/table/lines';
import { linesOf, resource } from '../../nodes/ClickFunnels/table/resource';
import { after, useFakeTime } from './answering.mts';
import { contact, locator, node } from './input.mts';

useFakeTime();

const contacts = resource({ kind: contact, description: '', operations: [remove('DELETE /contacts/{id}')] });
const operations = customOperations({
	resources: [contacts],
	kinds: [contact],
	lines: linesOf([contacts]),
});

// A key of its own for each run, so that none waits for another one's pace.
let runs = 0;

/** Deletes contacts of the given ids in one run. */
function deletions(ids: unknown[], more: Partial<IExecuteFunctions> = {}) {
	const deleted: string[] = [];
	const context = {
		getNode: () => node,
		getTimezone: () => 'UTC',
		getInputData: () => ids.map((id) => ({ json: { id } })),
		getNodeParameter: (name: string, itemIndex: number, fallback: unknown) =>
			name === 'contact' ? locator('id', ids[itemIndex]) : fallback,
		continueOnFail: () => false,
		getExecutionCancelSignal: () => undefined,
		getWorkflow: () => ({ id: 'w1' }),
		getCredentials: async () => ({
			apiKey: `loop-${++runs}`,
			gatewayUrl: 'https://gateway.example',
			requestsPerSecond: 100,
		}),
		helpers: {
			httpRequestWithAuthentication: async (_: string, { url }: { url: string }) => {
				deleted.push(url);
				return { statusCode: 204, headers: {} };
			},
		},
		...more,
	} as unknown as IExecuteFunctions;
	const run = operations.contact.delete.call(context) as Promise<INodeExecutionData[][]>;
	return { run, deleted };
}

const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('a run of more than 5,000 items is read in parts: one that can not be read stops it where it has come to', async () => {
	const many: unknown[] = ids(5_010);
	many[5_004] = '../x';
	const { run, deleted } = deletions(many);
	const failed = await after(run).catch((error: Error) => error.message);
	const counts =
		/^Contact: "..\/x" is not an ID \[item 5004\]; (\d+) of 5010 items were done before(?:, (\d+) under way came through)?\. Enter a number/.exec(
			String(failed),
		);
	expect(counts?.slice(1).reduce((sum: number, count?: string) => sum + Number(count ?? 0), 0)).toBe(
		deleted.length,
	);
	// All of the first part but what waited for its turn.
	expect(deleted.length).toBeGreaterThanOrEqual(5_000 - 50);
});

test('a run of 5,000 items with one that can not be read sends nothing', async () => {
	const many: unknown[] = ids(5_000);
	many[4_999] = '../x';
	const { run, deleted } = deletions(many);
	await expect(after(run)).rejects.toThrow(
		'Contact: "../x" is not an ID [item 4999]; none of 5000 items was done before. Enter a number',
	);
	expect(deleted).toEqual([]);
});

test('items come out in the order in which they came in', async () => {
	const { run } = deletions(ids(300));
	const [items] = await after(run);
	expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
		ids(300).map((id) => [id, { item: id - 1 }]),
	);
});

describe('a run of more than a minute', () => {
	test('tells how long it takes and what makes it faster, once', async () => {
		const hints: NodeExecutionHint[] = [];
		const { run } = deletions(ids(900), {
			addExecutionHints: (...more) => hints.push(...more),
			getCredentials: async <T,>() =>
				({ apiKey: `slow-${runs}`, gatewayUrl: 'https://gateway.example', requestsPerSecond: 10 }) as T,
		});
		await after(run);
		expect(hints).toEqual([
			{
				message:
					'900 items at 10 requests a second take about 90 seconds; raise Requests per Second in the credential if your Maton plan allows it',
				location: 'outputPane',
			},
		]);
	});

	test('is as silent as a shorter one where n8n has no hints', async () => {
		const { run } = deletions(ids(6_100));
		await expect(after(run)).resolves.toHaveLength(1);
	});

	test('and a shorter one tells nothing', async () => {
		const hints: NodeExecutionHint[] = [];
		const { run } = deletions(ids(300), { addExecutionHints: (...more) => hints.push(...more) });
		await after(run);
		expect(hints).toEqual([]);
	});
});
