import type { INodeParameters } from 'n8n-workflow';

import { useOwnClock } from '../../support/clock.mts';
import { byId, runNode } from '../../support/engine.mts';
import { startRecorder, type Recorded } from '../../support/recorder.mts';

useOwnClock();

/** Runs over rows at a gateway whose first answer comes late. Gives what was asked and answered, in that order. */
async function diary(parameters: INodeParameters, rows: Array<Record<string, string | number>>) {
	const lines: string[] = [];
	const nameOf = ({ path, body }: Recorded) => {
		const [, { first_name, email_address = path.split('/').at(-1) }] = Object.entries(
			body as Record<string, Record<string, string>>,
		)[0];
		return `${email_address} ${first_name}`;
	};
	const recorder = await startRecorder(async (request) => {
		const name = nameOf(request);
		lines.push(`asked ${name}`);
		await new Promise((resolve) => setTimeout(resolve, lines.length === 1 ? 2_000 : 1));
		lines.push(`answered ${name}`);
		return { body: { id: 1, email_address: 'x@example.com' } };
	});
	const { items, problem } = await runNode(parameters, {
		url: recorder.url,
		credential: { requestsPerSecond: 100 },
		input: rows.map((json) => ({ json })),
	}).finally(async () => await recorder.close());
	expect(problem).toBeUndefined();
	expect(items).toHaveLength(rows.length);
	return lines;
}

test('changes of one record are made one after the other, and do not hold up others', async () => {
	const lines = await diary(
		{
			resource: 'contact',
			operation: 'update',
			contact: byId('={{ $json.id }}'),
			firstName: '={{ $json.name }}',
		},
		[
			{ id: 7, name: 'Old' },
			{ id: 8, name: 'Other' },
			{ id: 7, name: 'New' },
		],
	);
	expect(lines.filter((line) => / 7 /.test(line))).toEqual([
		'asked 7 Old',
		'answered 7 Old',
		'asked 7 New',
		'answered 7 New',
	]);
	expect(lines.indexOf('answered 8 Other')).toBeLessThan(lines.indexOf('answered 7 Old'));
});

test('upserts of one address are made one after the other, whatever its case', async () => {
	const lines = await diary(
		{
			resource: 'contact',
			operation: 'upsert',
			workspaceId: byId(1),
			emailAddress: '={{ $json.email }}',
			firstName: '={{ $json.name }}',
		},
		[
			{ email: 'Ann@Example.com', name: 'Old' },
			{ email: 'ann@example.com', name: 'New' },
		],
	);
	expect(lines).toEqual([
		'asked Ann@Example.com Old',
		'answered Ann@Example.com Old',
		'asked ann@example.com New',
		'answered ann@example.com New',
	]);
});
