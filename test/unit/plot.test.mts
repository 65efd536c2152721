import { svgOf } from '../../scripts/bench/plot.mts';

const PLOT = {
	title: 'Rows & <pages>',
	axes: ['seconds', 'rows'] as [string, string],
	series: [
		{
			name: 'measured',
			colour: '#123456',
			points: [
				[0, 0],
				[5, 50],
				[10, 100],
			] as Array<[number, number]>,
		},
		{
			name: 'allowed',
			colour: '#888888',
			isBound: true,
			points: [
				[0, 0],
				[10, 100],
			] as Array<[number, number]>,
		},
	],
};

const svg = svgOf(PLOT);

/** The points of the line of a colour, and whether it is dashed. */
function lineOf(colour: string) {
	const [line = ''] = svg
		.split('\n')
		.filter((one) => one.includes(`stroke="${colour}"`) && !one.includes('transform'));
	const [, path = ''] = /d="M([^"]*)"/.exec(line) ?? [];
	return {
		points: path.split('L').map((one) => one.split(' ').map(Number)),
		isDashed: line.includes('stroke-dasharray'),
	};
}

test('a measurement goes up in steps, a bound is straight and dashed, and both lead to the same point', () => {
	const measured = lineOf('#123456');
	const bound = lineOf('#888888');
	const [start, ...turns] = measured.points;
	// To the right, then up, for each of the two that were counted.
	const ways = turns.map(([x, y], at) => [x > measured.points[at][0], y < measured.points[at][1]]);
	expect(ways).toEqual([
		[true, false],
		[false, true],
		[true, false],
		[false, true],
	]);
	expect(measured.isDashed).toBe(false);
	expect(bound).toEqual({ points: [start, turns.at(-1)], isDashed: true });
});

test('the axes have round numbers, and words are escaped', () => {
	const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word]) => word);
	expect(words.sort()).toEqual(
		[
			...['Rows &amp; &lt;pages&gt;', '0', '2', '4', '6', '8', '10'],
			...['0', '20', '40', '60', '80', '100', 'seconds', 'rows', 'measured', 'allowed'],
		].sort(),
	);
});
