import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeEach(async () => {
	company = await startCompany();
});

describe('forms', () => {
	test('are created, renamed and deleted with all below them', async () => {
		const form = await company.createIn('forms', { form: { name: 'Survey' } });
		expect((await company.send('PUT', `/forms/${form.id}`, { form: { name: 'Poll' } })).body).toMatchObject({
			name: 'Poll',
		});
		const set = await company.send('POST', `/forms/${form.id}/field_sets`, {
			forms_field_set: { title: 'One' },
		});
		const { id } = set.body as Json;
		expect(await company.send('DELETE', `/forms/${form.id}`)).toEqual({ status: 204 });
		expect((await company.ask(`/forms/field_sets/${id}`)).status).toBe(404);
		expect((await company.ask(`/forms/${form.id}`)).status).toBe(404);
	});

	test('have fields with keys of their own, in an order of one’s choice', async () => {
		const form = await company.createIn('forms', { form: { name: 'Survey' } });
		const set = (
			await company.send('POST', `/forms/${form.id}/field_sets`, { forms_field_set: { title: 'One' } })
		).body as Json;
		const add = (key: string) =>
			company.send('POST', `/forms/field_sets/${set.id}/fields`, { forms_field: { label: key, key } });
		const a = (await add('a')).body as Json;
		const b = (await add('b')).body as Json;
		expect(errorOf(await add('a'))).toBe('Request unprocessable: Key has already been taken');
		const order = await company.send('POST', `/forms/field_sets/${set.id}/fields/reorder`, {
			ids_in_order: [b.id, a.id],
		});
		expect(order.body).toEqual({ ordered_field_ids: [String(b.id), String(a.id)] });
		expect((await company.ask(`/forms/fields/${b.id}`)).body).toMatchObject({ sort_order: 0 });
	});

	test('lose options with their field, and both with their field set', async () => {
		const form = await company.createIn('forms', { form: { name: 'Survey' } });
		const below = async (path: string, body: Json) => (await company.send('POST', path, body)).body as Json;
		const set = await below(`/forms/${form.id}/field_sets`, { forms_field_set: { title: 'One' } });
		const added = async (key: string) => {
			const field = await below(`/forms/field_sets/${set.id}/fields`, { forms_field: { label: key, key } });
			const option = { forms_fields_option: { label: 'Yes' } };
			return { field, option: await below(`/forms/fields/${field.id}/options`, option) };
		};
		const [a, b] = [await added('a'), await added('b')];
		const statusOf = async (path: string) => (await company.ask(path)).status;
		expect(await company.send('DELETE', `/forms/fields/${a.field.id}`)).toEqual({ status: 204 });
		expect(await statusOf(`/forms/fields/options/${a.option.id}`)).toBe(404);
		expect(await statusOf(`/forms/fields/options/${b.option.id}`)).toBe(200);
		expect(await company.send('DELETE', `/forms/field_sets/${set.id}`)).toEqual({ status: 204 });
		expect(await statusOf(`/forms/fields/${b.field.id}`)).toBe(404);
		expect(await statusOf(`/forms/fields/options/${b.option.id}`)).toBe(404);
	});

	test('take options of their workspace as answers, by either id', async () => {
		const find = async (workspace: number) => {
			for (const form of await company.ids(`/workspaces/${workspace}/forms`)) {
				const [submission] = await company.ids(`/forms/${form}/submissions`);
				const [set] = await company.ids(`/forms/${form}/field_sets`);
				for (const field of await company.ids(`/forms/field_sets/${set}/fields`)) {
					const options = await company.page(`/forms/fields/${field}/options`);
					if (options.length > 0) return { submission, field, options };
				}
			}
			throw new Error('No form has a field with options');
		};
		const { submission, field, options } = await find(company.workspace);
		const answer = (fields_option_ids: unknown[]) =>
			company.send('POST', `/forms/submissions/${submission}/answers`, {
				forms_submissions_answer: { field_id: field, fields_option_ids },
			});
		const taken = await answer([options[0].id, options[1].public_id]);
		expect([taken.status, taken.body]).toMatchObject([
			201,
			{ fields_option_ids: [options[0].id, options[1].id] },
		]);
		const foreign = (await find(company.otherWorkspace)).options[0];
		expect((await answer([foreign.id])).status).toBe(422);
	});

	test('show submissions, with their answers, as form submissions', async () => {
		const [form] = await company.ids(`/workspaces/${company.workspace}/forms`);
		const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
		const sent = { forms_submission: { contact_id: contact } };
		const submission = (await company.send('POST', `/forms/${form}/submissions`, sent)).body as Json;
		expect(submission).toMatchObject({ form_id: form, contact_id: contact });
		expect(company.events).toMatchObject([
			{ eventType: 'form_submission.created', subjectType: 'FormSubmission' },
		]);
		const [set] = await company.ids(`/forms/${form}/field_sets`);
		const [field] = await company.page(`/forms/field_sets/${set}/fields`);
		await company.send('POST', `/forms/submissions/${submission.id}/answers`, {
			forms_submissions_answer: { field_id: field.id, entry: 'Hello' },
		});
		const path = `/workspaces/${company.workspace}/form_submissions`;
		expect(await company.page(path, `filter[contact_id]=${contact}&sort_order=desc`)).toMatchObject([
			{ contact_id: contact, data: { [field.key as string]: 'Hello' } },
		]);
	});
});

test('form submissions are read, not written', async () => {
	const path = `/workspaces/${company.workspace}/form_submissions`;
	const [first] = await company.page(path);
	expect(first.data).toMatchObject({ email: expect.any(String) });
	expect(await company.ids(path, `filter[page_id]=${first.page_id}`)).toContain(first.id);
	expect(await company.send('POST', path, { form_submission: { data: {} } })).toEqual({
		status: 404,
		body: { error: 'No such route' },
	});
});

describe('images', () => {
	test('are taken in from a web address', async () => {
		const image = await company.createIn('images', {
			image: { upload_source_url: 'https://example.com/pictures/cat.png', alt_text: 'A cat' },
		});
		expect(image).toMatchObject({ name: 'cat.png', alt_text: 'A cat' });
		expect(image.url).toMatch(/^https:\/\/.+\/cat\.png$/);
		expect(await company.send('DELETE', `/images/${image.id}`)).toEqual({ status: 204 });
		expect((await company.send('DELETE', `/images/${image.id}`)).status).toBe(404);
	});

	test.each(['ftp://example.com/cat.png', 'cat.png', 'javascript:alert(1)'])('%s is refused', async (url) => {
		const path = `/workspaces/${company.workspace}/images`;
		expect((await company.send('POST', path, { image: { upload_source_url: url } })).status).toBe(422);
	});
});
