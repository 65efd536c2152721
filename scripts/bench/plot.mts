/** One line of a plot. */
export interface Series {
	name: string;
	colour: string;
	/** In the order of x, in the units of the axes. */
	points: Array<[x: number, y: number]>;
	/** A bound, not a measurement: drawn dashed and straight. */
	isBound?: boolean;
}

export interface Plot {
	title: string;
	/** What x and y are, with their units. */
	axes: [x: string, y: string];
	series: Series[];
}

/** In pixels: the picture, and what is left around the lines for words. */
const SIZE = { width: 760, height: 400 };
const MARGIN = { left: 62, right: 16, top: 42, bottom: 92 };
const INNER = {
	width: SIZE.width - MARGIN.left - MARGIN.right,
	height: SIZE.height - MARGIN.top - MARGIN.bottom,
};

/** A line plot as SVG that reads in light and dark pages: a measurement is drawn in steps, since what is counted comes one by one. */
export function svgOf({ title, axes: [xName, yName], series }: Plot): string {
	const points = series.flatMap((one) => one.points);
	const steps = [
		stepsTo(Math.max(...points.map(([x]) => x))),
		stepsTo(Math.max(...points.map(([, y]) => y))),
	];
	const [xMost, yMost] = steps.map((values) => values.at(-1) as number);
	const x = (value: number) => round(MARGIN.left + (value / xMost) * INNER.width);
	const y = (value: number) => round(MARGIN.top + INNER.height - (value / yMost) * INNER.height);
	const [right, bottom] = [MARGIN.left + INNER.width, MARGIN.top + INNER.height];
	const middle = MARGIN.left + INNER.width / 2;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="sans-serif" font-size="12" fill="#333">`,
		`<rect width="${SIZE.width}" height="${SIZE.height}" fill="#fff"/>`,
		text(middle, 22, title, 'text-anchor="middle" font-size="15"'),
		...steps[0].map((value) => text(x(value), bottom + 18, String(value), 'text-anchor="middle"')),
		...steps[1].flatMap((value) => [
			`<path d="M${MARGIN.left} ${y(value)}H${right}" stroke="#ddd"/>`,
			text(MARGIN.left - 8, y(value) + 4, String(value), 'text-anchor="end"'),
		]),
		text(middle, bottom + 36, xName, 'text-anchor="middle"'),
		text(
			0,
			0,
			yName,
			`text-anchor="middle" transform="translate(16 ${MARGIN.top + INNER.height / 2}) rotate(-90)"`,
		),
		...series.flatMap(({ name, colour, points: [first, ...rest], isBound }, at) => {
			const to = ([px, py]: [number, number]) => (isBound ? `L${x(px)} ${y(py)}` : `H${x(px)}V${y(py)}`);
			const style = `fill="none" stroke="${colour}" stroke-width="2"${isBound ? ' stroke-dasharray="6 4"' : ''}`;
			const [left, row] = [MARGIN.left + (at % 2) * (INNER.width / 2), bottom + 58 + Math.floor(at / 2) * 20];
			return [
				`<path d="M${x(first[0])} ${y(first[1])}${rest.map(to).join('')}" ${style}/>`,
				`<path d="M${left} ${row - 4}h24" ${style}/>`,
				text(left + 32, row, name),
			];
		}),
		'</svg>',
		'',
	].join('\n');
}

function text(x: number, y: number, words: string, style = ''): string {
	const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return `<text x="${x}" y="${y}"${style && ` ${style}`}>${escaped}</text>`;
}

/** Round numbers from 0 to at least the given one, six at most: what people read on an axis. */
function stepsTo(most: number): number[] {
	const power = 10 ** Math.floor(Math.log10(most / 5));
	const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => most / one <= 5) as number;
	return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => Number((at * step).toPrecision(6)));
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
