import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { Company } from '../support/company.mts';
import { until } from '../support/until.mts';
import { saveBulk, type BulkRun, type BulkSpec } from './bulk.mts';
import { startPulse } from './pulse.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** The fastest that a credential allows. */
const FAST = { requestsPerSecond: 100 };

const IDLE_MS = 5_000;

/** What a run of any size may add to the longest wait of whoever else asks n8n. */
const MOST_ADDED_MS = 150;

const UPSERT = { operation: 'upsert', emailAddress: '={{ $json.email }}', firstName: '={{ $json.name }}' };
const CREATE = { ...UPSERT, operation: 'create' };
/** The node itself refuses it. */
const TWO = 'ann@example.com, ben@example.com';

describe(`runs of many items in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;
	let company: Company;
	let workspaceId: number;

	before(async () => {
		running = await openRealN8n(major, { sandbox: { rate: 0 } });
		n8n = running;
		company = new Company(n8n.sandbox.api);
		workspaceId = await company.workspaceId();
	});

	after(() => running?.close());

	beforeEach(() => n8n.sandbox.reset());

	const begin = async (spec: Omit<BulkSpec, 'workspaceId'>): Promise<BulkRun> =>
		await (
			await saveBulk(n8n, { workspaceId, ...spec })
		)();

	const itemsOf = (count: number) =>
		Array.from({ length: count }, (_, at) => ({ email: `bulk-${at}@example.com`, name: `Name ${at}` }));

	/** The address and the answer of each contact that was sent, in their order. */
	const sent = () =>
		n8n.sandbox
			.requests()
			.filter(({ method }) => method !== 'GET')
			.map(({ body, status }) => {
				const { contact } = body as { contact: { email_address: string } };
				return { email: contact.email_address, status };
			});

	const emails = (all: Array<{ email: string }>) => all.map(({ email }) => email).sort();

	test('1,000 upserts let everybody else go on', async () => {
		n8n.sandbox.setRate(FAST.requestsPerSecond);
		const items = itemsOf(1_000);
		const start = await saveBulk(n8n, {
			name: 'Many',
			items,
			parameters: UPSERT,
			workspaceId,
			credential: FAST,
		});
		const pulse = startPulse(n8n.address);
		try {
			await pause(IDLE_MS);
			const idle = await pulse.longest();
			const began = performance.now();
			const run = await start();
			assert.equal(await run.ended(), 'success');
			const seconds = (performance.now() - began) / 1_000;
			const busy = await pulse.longest();
			const waits = `longest wait for /healthz ${Math.round(busy)} ms, at idle ${Math.round(idle)} ms`;
			console.log(`1,000 upserts in ${seconds.toFixed(1)} s: ${waits}`);
			const [done] = await run.outputs();
			assert.equal(done.filter(({ upsert_result }) => upsert_result === 'created').length, 1_000);
			assert.deepEqual(emails(sent().filter(({ status }) => status !== 429)), emails(items));
			assert.ok(busy - idle <= MOST_ADDED_MS, waits);
		} finally {
			await pulse.stop();
		}
	});

	test('with On Error: Continue each item comes out once, in its place, with what went wrong', async () => {
		const { items, known } = await mixed();
		const run = await begin({
			name: 'Continue',
			items,
			parameters: CREATE,
			settings: { onError: 'continueRegularOutput' },
			credential: FAST,
		});
		assert.equal(await run.ended(), 'success');
		const [all] = await run.outputs();
		assert.equal(all.length, items.length);
		for (const [at, { email }] of items.entries()) assertCameOut(all[at], email, known);
	});

	test('with an error output each item comes out once, on the right branch', async () => {
		const { items, known } = await mixed();
		const run = await begin({
			name: 'Error output',
			items,
			parameters: CREATE,
			settings: { onError: 'continueErrorOutput' },
			credential: FAST,
		});
		assert.equal(await run.ended(), 'success');
		const [good, bad] = await run.outputs();
		const isGood = ({ email }: { email: string }) => email !== TWO && email !== known;
		const [wantedGood, wantedBad] = [items.filter(isGood), items.filter((item) => !isGood(item))];
		assert.equal(good.length, wantedGood.length);
		assert.equal(bad.length, wantedBad.length);
		for (const [at, { email }] of wantedGood.entries()) assertCameOut(good[at], email, known);
		for (const [at, { email }] of wantedBad.entries()) assertCameOut(bad[at], email, known);
	});

	/** 90 items: of three, one can be created, one has two addresses, and one that of a contact that there is. */
	async function mixed() {
		const contacts = await company.in('contacts');
		const known = String(contacts.find(({ email_address }) => email_address)?.email_address);
		const items = itemsOf(90).map((item, at) => ({
			...item,
			email: [item.email, TWO, known][at % 3],
		}));
		return { items, known };
	}

	function assertCameOut(row: Record<string, unknown>, email: string, known: string): void {
		const { error, error_status: status, error_field: field } = row;
		if (email !== TWO && email !== known) {
			assert.deepEqual([row.email_address, error], [email, undefined]);
			return;
		}
		assert.deepEqual([row.email, status, field], [email, email === known ? 422 : null, 'Email']);
		assert.match(String(error), email === known ? /^Email: a contact already has the address/ : /^Email: /);
	}

	test('Retry On Fail sends what was refused again, and nothing that was done', async () => {
		const items = itemsOf(60);
		const known = items[30].email;
		await company.createIn('contacts', { contact: { email_address: known } });
		const run = await begin({
			name: 'Retry',
			items,
			parameters: CREATE,
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
			credential: FAST,
		});
		assert.equal(await run.ended(), 'error');
		const all = sent();
		const done = emails(all.filter(({ status }) => status === 201));
		assert.deepEqual(done, [...new Set(done)]);
		assert.ok(done.length >= 30, `${done.length} were done`);
		const refused = all.filter(({ status }) => status !== 201);
		assert.deepEqual(refused, Array(3).fill({ email: known, status: 422 }));
	});

	test('a run that is stopped in the middle ends at once, and sends nothing more', async () => {
		const run = await begin({
			name: 'Stopped',
			items: itemsOf(400),
			parameters: UPSERT,
			credential: { requestsPerSecond: 20 },
		});
		await until('some requests', sent, ({ length }) => length >= 40);
		const began = performance.now();
		await run.stop();
		assert.equal(await run.ended(), 'canceled');
		const { length } = sent();
		console.log(`stopped after ${length} of 400 requests, in ${Math.round(performance.now() - began)} ms`);
		assert.ok(performance.now() - began < 2_000);
		await pause(2_000);
		assert.equal(sent().length, length);
		const contacts = (await company.in('contacts')).map(({ email_address }) => String(email_address));
		const made = contacts.filter((email) => email.startsWith('bulk-')).map((email) => ({ email }));
		assert.deepEqual(emails(made), emails(sent()));
	});
});
