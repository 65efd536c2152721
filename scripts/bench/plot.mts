import { init } from 'echarts';

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

/** In pixels. */
const SIZE = { width: 760, height: 420 };

/** A line plot as SVG that reads in light and dark pages: a measurement is drawn in steps, since what is counted comes one by one. */
export function svgOf({ title, axes, series }: Plot): string {
	const [x, y] = axes.map((name) => ({ name, nameLocation: 'middle', nameGap: 36 }) as const);
	const chart = init(null, null, { ...SIZE, renderer: 'svg', ssr: true });
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		title: { text: title, left: 'center', textStyle: { fontSize: 15 } },
		grid: { top: 44, right: 24, bottom: 104, left: 64 },
		legend: { bottom: 4, width: 700, itemStyle: { opacity: 0 } },
		xAxis: { ...x, type: 'value' },
		yAxis: { ...y, type: 'value' },
		series: series.map(({ name, colour: color, points: data, isBound = false }) => ({
			name,
			color,
			data,
			type: 'line',
			showSymbol: false,
			step: isBound ? false : 'end',
			lineStyle: { width: 2, type: isBound ? 'dashed' : 'solid' },
		})),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
