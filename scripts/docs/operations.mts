import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

const HEAD = ['resource', 'operation', 'action', 'route'];

type Described = Pick<INodeTypeDescription, 'displayName' | 'properties'>;

/**
 * The page docs/operations.md: every operation that a user can choose, a Markdown table a node, aligned as Prettier
 * does.
 */
export function operationsPage(nodes: Described[]): string {
	return ['# Operations', '', 'This page is made by `npm run docs`.', '', ...nodes.flatMap(section)].join(
		'\n',
	);
}

function section({ displayName, properties }: Described): string[] {
	const named = (wanted: string) => properties.filter(({ name }) => name === wanted);
	const resources = named('resource').flatMap(({ options }) => options as INodePropertyOptions[]);
	const rows = resources.flatMap((resource) =>
		named('operation')
			.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource.value as string))
			.flatMap(({ options }) => options as INodePropertyOptions[])
			.map((operation) => [
				resource.name,
				operation.name,
				operation.action ?? '',
				routeOf(resource, operation),
			]),
	);
	return [
		`## ${displayName}`,
		'',
		`${rows.length} operations on ${resources.length} resources.`,
		'',
		...table([HEAD, ...rows]),
		'',
	];
}

/** What stands for the route, by resource, where operations are neither routes of ClickFunnels nor jobs. */
const NO_ROUTE: Record<string, string> = { apiCall: 'any route', matonConnection: 'Maton’s own' };

function routeOf({ value }: INodePropertyOptions, { routing }: INodePropertyOptions): string {
	const request = routing?.request;
	if (request) return `\`${request.method ?? 'GET'} ${request.url}\``;
	return NO_ROUTE[String(value)] ?? 'several calls';
}

function table([head, ...rows]: string[][]): string[] {
	const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
	const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
