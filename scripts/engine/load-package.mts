import type { ICredentialType, INodeType } from 'n8n-workflow';

import { loadEngine } from './load-engine.mts';

export interface LoadedPackage {
	/** By the name that workflows use, such as `n8n-nodes-example.thing`. */
	nodeTypes: Record<string, INodeType>;
	credentialTypes: Record<string, ICredentialType>;
}

/** Loads the built nodes and credentials that a folder's package.json names, with n8n's own loader. */
export async function loadPackage(folder: string): Promise<LoadedPackage> {
	const loader = new (loadEngine().core.PackageDirectoryLoader)(folder);
	await loader.loadAll();
	const nodeTypes = Object.entries(loader.nodeTypes).map(([name, { type }]) => [
		`${loader.packageName}.${name}`,
		type,
	]);
	const credentialTypes = Object.entries(loader.credentialTypes).map(([name, { type }]) => [name, type]);
	return { nodeTypes: Object.fromEntries(nodeTypes), credentialTypes: Object.fromEntries(credentialTypes) };
}
