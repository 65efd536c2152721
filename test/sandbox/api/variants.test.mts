import type { ApiResponse } from '../../../sandbox/types.mts';
import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let product: Json;

beforeEach(async () => {
	company = await startCompany();
	product = await company.createIn('products', { product: { name: 'Bundle' } });
});

const update = async (sent: Json): Promise<ApiResponse> =>
	await company.send('PUT', `/products/variants/${product.default_variant_id}`, { products_variant: sent });

async function shown(sent: Json): Promise<Json> {
	const { status, body } = await update(sent);
	expect([status, errorOf({ status, body })]).toEqual([200, undefined]);
	return body as Json;
}

async function refusal(sent: Json): Promise<unknown> {
	const answer = await update(sent);
	expect(answer.status).toBe(422);
	return errorOf(answer);
}

describe('courses', () => {
	const courses = async () => await company.page(`/workspaces/${company.workspace}/courses`);
	const include = (...entries: Json[]): Json => ({ included_courses_attributes: entries });

	test('are included whole without sections, kept by later changes, and taken away by their id', async () => {
		const [first, second] = await courses();
		const { included_courses: [one] = [] } = (await shown(include({ course_id: first.id }))) as {
			included_courses?: Json[];
		};
		expect(one).toMatchObject({ course_id: first.id, full_access: true, included_section_ids: [] });
		const both = await shown(include({ course_id: second.id }));
		expect(both.included_courses).toMatchObject([{ course_id: first.id }, { course_id: second.id }]);
		const rest = await shown(include({ id: one.id, _destroy: true }));
		expect(rest.included_courses).toMatchObject([{ course_id: second.id }]);
		expect((await shown({ name: 'Renamed' })).included_courses).toHaveLength(1);
	});

	test('are included in part by sections, which are changed one by one', async () => {
		const [course] = await courses();
		const [, , section, other] = await company.page(`/courses/${course.id}/sections`);
		const sections = [{ courses_section_id: section.id }, { courses_section_id: other.id }];
		const before = await shown(include({ course_id: course.id, included_sections_attributes: sections }));
		const [entry] = before.included_courses as Array<Json & { included_section_ids: number[] }>;
		expect(entry.full_access).toBe(false);
		expect(entry.included_section_ids).toHaveLength(2);
		const [gone, kept] = entry.included_section_ids;
		const after = await shown(
			include({ id: entry.id, included_sections_attributes: [{ id: gone, _destroy: true }] }),
		);
		expect(after.included_courses).toEqual([{ ...entry, included_section_ids: [kept] }]);
	});

	test('have sections of their own only, and are of the same workspace', async () => {
		const [course, other] = await courses();
		const [section] = await company.ids(`/courses/${other.id}/sections`);
		const [foreign] = await company.ids(`/workspaces/${company.otherWorkspace}/courses`);
		const mixed = { course_id: course.id, included_sections_attributes: [{ courses_section_id: section }] };
		expect(await refusal(include(mixed))).toMatch(/must be one of the course$/);
		expect(await refusal(include({ course_id: foreign }))).toMatch(/Course must exist$/);
		expect(await refusal(include({ id: 4711, _destroy: true }))).toMatch(/'4711' was not found$/);
	});
});

test('space groups are included and taken away', async () => {
	const [community] = await company.ids(`/workspaces/${company.workspace}/communities`);
	const [group] = await company.ids(`/communities/${community}/space_groups`);
	const entries = (entry: Json): Json => ({ included_space_groups_attributes: [entry] });
	const { included_space_groups: groups } = await shown(entries({ communities_space_group_id: group }));
	expect(groups).toMatchObject([{ communities_space_group_id: group, spaces_mode: 'all' }]);
	const [{ id }] = groups as Json[];
	expect((await shown(entries({ id, _destroy: true }))).included_space_groups).toEqual([]);
});

test('assets are those of downloads', async () => {
	const [download, other] = await company.page(`/workspaces/${company.workspace}/downloads`);
	const some = { has_access_to_all_valid_assets: false, asset_ids: [download.asset_id, other.asset_id] };
	expect(await shown(some)).toMatchObject(some);
	const fewer = { asset_ids: [other.asset_id] };
	expect(await shown(fewer)).toMatchObject(fewer);
	expect(await refusal({ asset_ids: [download.id] })).toMatch(/^Request unprocessable: Asset ids .* was not/);
});

test('values cover every property of the product, and no other', async () => {
	const products = await company.page(`/workspaces/${company.workspace}/products`);
	const { id, variant_properties: properties } = products.find(
		({ variant_properties: some }) => (some as Json[] | null)?.length,
	) as Json;
	const [property] = properties as Json[];
	const send = async (values: Json[]) =>
		await company.send('POST', `/products/${id}/variants`, {
			products_variant: {
				name: 'Pocket',
				product_type: 'physical',
				weight_unit: 'lb',
				properties_values: values,
			},
		});
	const value = { property_id: property.id, value: 'Pocket' };
	expect((await send([])).status).toBe(422);
	expect((await send([value, { property_id: 4711, value: 'Big' }])).status).toBe(422);
	expect((await send([value])).body).toMatchObject({ properties_values: [value], default: false });
});
