import { create, get, getMany, update } from '../../nodes/ClickFunnels/table/lines';
import { resource, simplifyBy } from '../../nodes/ClickFunnels/table/resource';
import { contactTag } from './input.mts';

test('a resource goes by the name of its kind, its operations in alphabetical order', () => {
	const made = resource({
		kind: contactTag,
		description: 'A label',
		operations: [update('PUT /t/{id}', {}), getMany({ route: 'GET /t' }), create('POST /t', {})],
	});
	expect([made.name, made.value, made.description]).toEqual(['Contact Tag', 'contactTag', 'A label']);
	expect(made.operations.map(({ name }) => name)).toEqual(['Create', 'Get Many', 'Update']);
});

test('a resource about no one kind of record, or called otherwise, says its name', () => {
	const named = { name: 'Bulk Job', description: '', operations: [create('POST /t', {})] };
	for (const made of [resource(named), resource({ ...named, kind: contactTag })]) {
		expect([made.name, made.value, made.operations[0].noun]).toEqual(['Bulk Job', 'bulkJob', 'bulk job']);
	}
});

test('a resource without kind and name is refused', () => {
	expect(() => resource({ description: 'Lost', operations: [] })).toThrow('The table of "Lost" has no name');
});

test('a simplified record has the keys that the table names, in their order', () => {
	const keys = 'id name tags=tags.name\n\t\tcity=address.city';
	const simplify = { id: 'id', name: 'name', tags: 'tags.name', city: 'address.city' };
	expect(Object.entries(simplifyBy(keys))).toEqual(Object.entries(simplify));
	const { operations } = resource({
		kind: contactTag,
		description: '',
		simplify: keys,
		operations: [get('GET /t/{id}')],
	});
	expect(operations[0].simplify).toEqual(simplify);
});
