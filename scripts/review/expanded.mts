/**
 * The nodes and the credential as n8n's rules can read them. These rules look at literals in one file, so that a description that is made by functions,
 * and methods that stand in other files, escape them: here each is written out as one literal, a trigger with its methods in it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { ICredentialType, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import ts from 'typescript';

import { PROJECT } from '../lib/project.mjs';

const require = createRequire(import.meta.url);
const { n8n } = require('../../package.json') as { n8n: Record<'nodes' | 'credentials', string[]> };

export interface Expanded {
	/** The file that it is of, below the project's folder. */
	filePath: string;
	/** TypeScript: one class with nothing but literals. */
	source: string;
}

/** Each node and credential that package.json names, as one literal. */
export async function expandedClasses(): Promise<Expanded[]> {
	const nodes = n8n.nodes.map(async (built) => {
		const { filePath, name, made } = await load<{ description: INodeTypeDescription }>(built);
		return { filePath, source: nodeSource(name, withSortedResources(made.description)) };
	});
	const credentials = n8n.credentials.map(async (built) => {
		const { filePath, name, made } = await load<ICredentialType>(built);
		return { filePath, source: credentialSource(name, made) };
	});
	return await Promise.all([...nodes, ...credentials]);
}

/** What a file that package.json names in dist makes, from its source. */
async function load<T>(built: string): Promise<{ filePath: string; name: string; made: T }> {
	const filePath = built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
	const name = basename(filePath).replace(/\.(node|credentials)\.ts$/, '');
	const module = (await import(join(PROJECT, filePath))) as Record<string, new () => T>;
	return { filePath, name, made: new module[name]() };
}

/** A credential as the source of one that says everything in literals. */
function credentialSource(name: string, credential: ICredentialType): string {
	const says = Object.entries(credential).filter(([, value]) => typeof value !== 'function');
	return [
		"import type { ICredentialType, INodeProperties } from 'n8n-workflow';",
		`export class ${name} implements ICredentialType {`,
		...says.map(
			([key, value]) => `${key}${key === 'properties' ? ': INodeProperties[]' : ''} = ${toLiteral(value)};`,
		),
		'}',
		'',
	].join('\n');
}

/** A node's description as the source of a node that says it in one literal. */
function nodeSource(name: string, description: INodeTypeDescription): string {
	return [
		"import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';",
		`export class ${name} implements INodeType {`,
		`description: INodeTypeDescription = ${toLiteral(description)};`,
		...(description.webhooks ? triggerMethods() : []),
		'}',
		'',
	].join('\n');
}

/** The trigger's methods as its class would hold them, had they no files of their own. */
function triggerMethods(): string[] {
	const lifeCycle = declarationIn('lifeCycle.ts', 'lifeCycle').replace(/^lifeCycle = /, '');
	const execute = declarationIn('run.ts', 'execute').replace('export async function ', 'async ');
	return [`webhookMethods = { default: ${lifeCycle} };`, execute];
}

/** The text of a variable or function of a file of the trigger. */
function declarationIn(file: string, name: string): string {
	const text = readFileSync(join(PROJECT, 'nodes/ClickFunnels/trigger', file), 'utf8');
	const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
	const declarations = tree.statements.flatMap((statement): readonly ts.Node[] =>
		ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement],
	);
	const wanted = declarations.find(
		(one) => (ts.isVariableDeclaration(one) || ts.isFunctionDeclaration(one)) && one.name?.getText() === name,
	);
	if (!wanted) throw new Error(`${file} declares no ${name}`);
	return wanted.getText();
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
