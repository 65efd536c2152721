const NODE_TYPE = /^n8n-nodes-clickfunnels-maton\./;

/**
 * @typedef {{ id: string, name: string, type: string, data: Record<string, unknown> }} Credential
 * @typedef {{ name: string, nodes: any[], connections: object, settings?: object, pinData?: Record<string, object[]> }} Workflow
 */

/**
 * Stores a credential under its name, or brings the one of that name up to date.
 * @param {import('./rest.mjs').Call} call
 * @param {Omit<Credential, 'id'>} wanted
 * @returns {Promise<Credential>}
 */
export async function saveCredential(call, wanted) {
	/** @type {Credential[]} */
	const all = await call('GET', '/rest/credentials');
	const old = all.find(({ name, type }) => name === wanted.name && type === wanted.type);
	const saved = old
		? await call('PATCH', `/rest/credentials/${old.id}`, wanted)
		: await call('POST', '/rest/credentials', wanted);
	return { ...wanted, id: saved.id };
}

/**
 * A copy of a workflow in which each ClickFunnels node uses a credential.
 * @param {Workflow} workflow
 * @param {Pick<Credential, 'id' | 'name' | 'type'>} credential
 * @returns {Workflow}
 */
export function withCredential(workflow, { id, name, type }) {
	const nodes = workflow.nodes.map((node) =>
		NODE_TYPE.test(node.type) ? { ...node, credentials: { [type]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}

/**
 * Stores a workflow under its name, or puts the one of that name back to what it was.
 * @param {import('./rest.mjs').Call} call
 * @param {Workflow} wanted
 */
export async function saveWorkflow(call, { name, nodes, connections, settings = {}, pinData = {} }) {
	const content = { name, nodes, connections, settings, pinData };
	const filter = encodeURIComponent(JSON.stringify({ name, isArchived: false }));
	const answer = await call('GET', `/rest/workflows?filter=${filter}`);
	const old = answer.find((/** @type {Workflow} */ workflow) => workflow.name === name);
	if (!old) return await call('POST', '/rest/workflows', { ...content, active: false });
	const { versionId } = await call('GET', `/rest/workflows/${old.id}`);
	return await call('PATCH', `/rest/workflows/${old.id}`, { ...content, versionId });
}
