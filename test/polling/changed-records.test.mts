import type { IDataObject } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { usePolling } from './use-polling.mts';

const p = usePolling();

const ids = (items: IDataObject[]) => items.map(({ id }) => id);

test('Changed Record: one that is changed comes once for all changes since the poll before, as it is now', async () => {
	const [first, second] = (await p.company.in('contacts')).map(({ id }) => id);
	const workflow = p.workflow({ triggerOn: 'changed' });
	await workflow.activate();
	await p.change(second);
	await p.change(first);
	const { first_name } = await p.change(second);
	const items = await workflow.poll();
	// The oldest change first.
	expect(ids(items)).toEqual([first, second]);
	expect(items[1]).toMatchObject({ first_name });
	expect(await workflow.poll()).toEqual([]);
	await p.change(first);
	expect(ids(await workflow.poll())).toEqual([first]);
});

test('Changed Record: one that was only made is none, until it is changed', async () => {
	const workflow = p.workflow({ triggerOn: 'changed' });
	await workflow.activate();
	const { id } = await p.create();
	expect(await workflow.poll()).toEqual([]);
	p.later(2);
	await p.change(id);
	expect(ids(await workflow.poll())).toEqual([id]);
});

test('Changed Record: changed within the second in which it was made counts if it was seen before', async () => {
	const workflow = p.workflow({ triggerOn: 'changed' });
	await workflow.activate();
	const { id } = await p.create();
	expect(await workflow.poll()).toEqual([]);
	const { created_at, updated_at } = await p.change(id);
	expect(Date.parse(String(updated_at)) - Date.parse(String(created_at))).toBeLessThan(1_000);
	expect(ids(await workflow.poll())).toEqual([id]);
});

test('New or Changed Record: both, in the order in which they came about', async () => {
	const [old] = (await p.company.in('contacts')).map(({ id }) => id);
	const workflow = p.workflow({ triggerOn: 'either' });
	await workflow.activate();
	const { id } = await p.create();
	await p.change(old);
	expect(ids(await workflow.poll())).toEqual([id, old]);
	await p.change(id);
	expect(ids(await workflow.poll())).toEqual([id]);
});

test('Start From a date gives what was changed since then, the oldest change first', async () => {
	const all = await p.company.in('contacts');
	const byChange = all.sort((a, b) => String(a.updated_at).localeCompare(String(b.updated_at)));
	const workflow = p.workflow({
		triggerOn: 'either',
		startFrom: 'date',
		startDate: String(byChange[170].updated_at),
	});
	await workflow.activate();
	expect(ids(workflow.runs[0])).toEqual(byChange.slice(170).map(({ id }) => id));
});

test('a record of another list than a workspace’s: students of one course', async () => {
	const [course] = await p.company.in('courses');
	const workflow = p.workflow({ record: 'courseEnrollment', courseId: byId(course.id) });
	await workflow.activate();
	const contact = await p.create();
	const { id } = await p.company.create(`/courses/${course.id}/enrollments`, {
		courses_enrollment: { contact_id: contact.id },
	});
	expect(await workflow.poll()).toMatchObject([
		{ id, course_id: course.id, contact_email: contact.email_address },
	]);
});
