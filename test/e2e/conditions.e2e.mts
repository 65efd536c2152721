import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { until } from '../support/until.mts';
import { launchChromium, signIn } from './editor/browser.mjs';
import { Editor } from './editor/editor.mts';
import { openRealN8n } from './real-n8n.mts';
import { openTriggerWorld, type TriggerWorld } from './trigger-world.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;
const TAG = 7;

describe(`conditions before an execution starts, in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let world: TriggerWorld;
	/** Missing when it did not start. */
	let opened: TriggerWorld | undefined;
	let contactId: number;

	before(async () => {
		const parameters = {
			onlyWhen: { contact_tag_ids: [TAG], changed_fields: 'first_name' },
			options: { output: 'complete' },
		};
		world = opened = await openTriggerWorld(async (settings) => await openRealN8n(major, settings), {
			parameters,
		});
		await world.activate();
		contactId = sample().subjectId;
	});

	after(() => opened?.close());

	const sample = () => {
		const { api } = world.n8n.sandbox;
		return api.sampleEvent('contact.created', api.webhookEndpoints().at(-1)!.workspaceId);
	};

	const dataOf = (first_name: string, tag: number) => ({ id: contactId, first_name, tags: [{ id: tag }] });

	/** Has ClickFunnels deliver a contact as it is then, and waits for the answer. @returns the event's id */
	async function save(
		first_name: string,
		{ tag = TAG, event_id = String(randomUUID()) } = {},
	): Promise<string> {
		const { sandbox } = world.n8n;
		const deliveries = sandbox.emit({
			event_type: 'contact.created',
			event_id,
			subject_id: contactId,
			data: dataOf(first_name, tag),
		});
		await until(
			'the answer',
			() => deliveries,
			(all) => all.every(({ status }) => status === 'delivered'),
		);
		return event_id;
	}

	const notPassed = async (ids: string[]) => {
		await world.looks(2);
		assert.deepEqual(
			ids.filter((id) => world.passed.has(id)),
			[],
		);
	};

	test('what meets them runs, with the record read anew; the rest is answered and starts nothing', async () => {
		const first = await save('Ann');
		await world.came([first]);
		const read = world.n8n.sandbox.requests().filter(({ path }) => path.endsWith(`/contacts/${contactId}`));
		assert.equal(read.length, 1);
		const others = [await save('Ann'), await save('Bea', { tag: TAG + 1 })];
		// What is refused is seen all the same.
		const back = await save('Ann');
		await world.came([back]);
		await notPassed(others);
	});

	for (const how of ['stop', 'kill'] as const) {
		test(`what was seen and what was refused is known after a restart (${how})`, async () => {
			const now = await save(`Cleo, ${how}`);
			await world.came([now]);
			const refused = await save('Dora', { tag: TAG + 1 });
			await world.looks(1);
			await world.n8n.end(how);
			await world.n8n.restart();
			await save('Dora', { event_id: refused });
			const same = await save('Dora');
			const changed = await save(`Eve, ${how}`);
			await world.came([changed]);
			await notPassed([same, refused]);
		});
	}

	test('the editor offers each condition once, where one of the chosen events has what it is about', async () => {
		const browser = await launchChromium();
		try {
			const page = await (await signIn(browser, world.n8n)).newPage();
			const panel = await new Editor(page).openNode(world.workflow.id, 'ClickFunnels Trigger');
			// Those that are set are not offered again.
			assert.deepEqual(await panel.toAdd('Add Condition'), ['Funnel Names or IDs', 'Page Names or IDs']);
		} finally {
			await browser.close();
		}
	});

	test('missed events are held against them, too', async () => {
		// In their turn and after all that came before: an older event can not be told from a change.
		const start = Date.now();
		const miss = (first_name: string, { tag = TAG, after }: { tag?: number; after: number }) => {
			const eventId = randomUUID();
			const createdAt = new Date(start + after).toISOString();
			world.n8n.sandbox.api.logEvent({ ...sample(), eventId, createdAt, data: dataOf(first_name, tag) });
			return eventId;
		};
		const other = miss('Fay', { tag: TAG + 1, after: 0 });
		const seen = miss('Fay', { after: 1 });
		const changed = miss('Gwen', { after: 2 });
		await world.came([changed]);
		await notPassed([other, seen]);
	});
});
