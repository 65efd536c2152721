import type { INodeProperties } from 'n8n-workflow';

import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';

// What the editor gets: no functions.
const properties = JSON.parse(JSON.stringify(new ClickFunnelsApi().description.properties)) as unknown;

/** Every property of a name, however deep it stands. */
function named(name: string, among: unknown = properties): INodeProperties[] {
	if (typeof among !== 'object' || among === null) return [];
	const own =
		(among as { name?: unknown }).name === name && 'type' in among ? [among as INodeProperties] : [];
	return [...own, ...Object.values(among).flatMap((inner) => named(name, inner))];
}

test('who is to change the sections of a course is told that nothing shows their IDs', () => {
	const sections = named('included_sections_attributes');
	expect(sections.length).toBeGreaterThan(0);
	for (const { description } of sections) {
		expect(description).toMatch(/No answer shows the IDs.*remove the course entry and add it anew\.$/);
	}
});

test('time zones show by an example that they go by readable names', () => {
	const zones = named('time_zone');
	expect(zones.length).toBeGreaterThan(0);
	expect(new Set(zones.map(({ placeholder }) => placeholder))).toEqual(
		new Set(['e.g. Pacific Time (US & Canada)']),
	);
});

test('the update of a workflow step says that a template is for Create alone', () => {
	const texts = named('step_type_settings').map(({ description }) => description);
	expect(texts).toContainEqual(expect.stringContaining('template_id is for Create alone'));
});

test('countries and regions of a shipping zone are typed as another zone shows them', () => {
	for (const name of ['country_ids', 'region_ids']) {
		for (const { type, description } of named(name)) {
			expect(type).toBe('string');
			expect(description).toBe('IDs as another zone shows them, separated by commas');
		}
	}
});
