import { nearestOne } from '../../nodes/ClickFunnels/table/near';
import { snakeCase } from '../../nodes/ClickFunnels/table/words';

test.each([
	['favourite_food', ['favorite_food', 'favorite_color'], 'favorite_food'],
	['leadsource', ['source', 'lead_source'], 'lead_source'],
	['plan', ['plans', 'planned'], 'plans'],
	['seats', ['seat_count'], undefined],
	['shoe', ['lead_source'], undefined],
	// As many changes as letters would make anything of it.
	['ab', ['cd', 'b'], 'b'],
	['a', ['b'], undefined],
	['', ['ab'], undefined],
	['größe', ['grösse', 'gr_e'], 'grösse'],
])('%j may mean, of %j, %j', (written, known, meant) => {
	expect(nearestOne(written, known)).toBe(meant);
});

test.each([
	['Favorite Food', 'favorite_food'],
	['favoriteFood', 'favorite_food'],
	['  favorite--food! ', 'favorite_food'],
	['HTMLPage2Url', 'html_page2_url'],
	['FAVORITE FOOD', 'favorite_food'],
	['Größe', 'größe'],
	['__proto__', 'proto'],
	['!?', ''],
])('%j is stored as %j', (words, stored) => {
	expect(snakeCase(words)).toBe(stored);
});

test('where only plain letters are kept, others part words', () => {
	expect(snakeCase('Größe', 'ascii')).toBe('gr_e');
});
