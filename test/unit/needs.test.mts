import type { INodeProperties } from 'n8n-workflow';

import { properties } from '../../nodes/ClickFunnels/description/properties';
import { options, text } from '../../nodes/ClickFunnels/table/field';
import { get, remove } from '../../nodes/ClickFunnels/table/lines';
import { resource } from '../../nodes/ClickFunnels/table/resource';
import { contact, everywhere } from './input.mts';

test('a query parameter that must be sent is a property of its own', () => {
	const needs = { resource: options('Stats Of', ['contact', 'order'], { property: 'statsOf' }) };
	const line = resource({
		kind: contact,
		description: '',
		operations: [
			get('GET /contacts/{id}', { needs, options: { 'by[key]': text('By', { property: 'by' }) } }),
			remove('DELETE /contacts/{id}'),
		],
	});
	const all = properties({ resources: [line] }, everywhere);
	expect(all.filter(({ name }) => name === 'resource')).toHaveLength(1);
	expect(all.find(({ name }) => name === 'statsOf')).toMatchObject({
		displayName: 'Stats Of',
		type: 'options',
		required: true,
	});
	const [collection] = all.filter(({ name }) => name === 'options');
	expect((collection.options as INodeProperties[]).map(({ name }) => name)).toContain('by');
});
