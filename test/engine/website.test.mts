import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: number;
beforeAll(async () => {
	workspaceId = await inUse.company.workspaceId();
});

const update = (additionalFields: INodeParameters): INodeParameters => ({
	resource: 'site',
	operation: 'update',
	workspaceId: byId(workspaceId),
	options: { expand: ['head_code'] },
	additionalFields,
});

async function updated(additionalFields: INodeParameters) {
	const { items, problem } = await inUse.run(update(additionalFields));
	expect(problem?.message).toBeUndefined();
	return items[0].json;
}

describe('Site', () => {
	test('appends code unless told to replace it, and can be left without any', async () => {
		expect(await updated({ head_code: '<i>1</i>' })).toMatchObject({ head_code: '<i>1</i>' });
		expect(await updated({ head_code: '<i>2</i>' })).toMatchObject({ head_code: '<i>1</i>\n<i>2</i>' });
		const replaced = await updated({ head_code: '<i>3</i>', head_code_mode: 'replace' });
		expect(replaced.head_code).toBe('<i>3</i>');
		expect(await updated({ fieldsToClear: 'Head Code' })).toMatchObject({ head_code: null });
	});

	test('can be left without a homepage, which takes an empty text', async () => {
		const [page] = await inUse.company.in('pages');
		expect(await updated({ homepage_id: byId(page.public_id) })).toMatchObject({
			homepage_id: page.public_id,
		});
		const [{ body }] = await inUse.sent(update({ fieldsToClear: 'Homepage' }));
		expect(body).toEqual({ site: { homepage_id: '' } });
		const site = await inUse.company.get(`/workspaces/${workspaceId}/site`);
		expect(site.homepage_id).toBeNull();
	});

	test('shows its code only when it is asked for', async () => {
		const { items } = await inUse.run({ resource: 'site', operation: 'get', workspaceId: byId(workspaceId) });
		expect(items[0].json).toMatchObject({ workspace_id: workspaceId });
		expect(items[0].json).not.toHaveProperty('head_code');
	});
});

test('a theme refuses a template page that it has no slot for', async () => {
	const [{ id }] = await inUse.company.in('themes');
	const [page] = await inUse.company.in('pages');
	const { problem } = await inUse.run({
		resource: 'theme',
		operation: 'update',
		theme: byId(id),
		additionalFields: {
			template_pages: { entries: [{ key: 'garage_template_page', value: page.public_id }] },
		},
	});
	expect(problem).toMatchObject({
		httpCode: '422',
		message: expect.stringContaining('Template Pages: has an unknown key: garage_template_page'),
	});
});
