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

test('a measurement goes up in steps, a bound is straight and dashed, both from corner to corner of the axes', () => {
	const svg = svgOf(PLOT);
	// 682 by 266 pixels of lines begin at 62 from the left and 42 from the top.
	expect(svg).toContain('<path d="M62 308H403V175H744V42" fill="none" stroke="#123456" stroke-width="2"/>');
	expect(svg).toContain(
		'<path d="M62 308L744 42" fill="none" stroke="#888888" stroke-width="2" stroke-dasharray="6 4"/>',
	);
});

test('the axes have round numbers, and words are escaped', () => {
	const svg = svgOf(PLOT);
	const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word]) => word);
	expect(words).toEqual([
		...['Rows &amp; &lt;pages>', '0', '2', '4', '6', '8', '10'],
		...['0', '20', '40', '60', '80', '100', 'seconds', 'rows', 'measured', 'allowed'],
	]);
});
