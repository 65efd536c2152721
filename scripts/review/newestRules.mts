import { config } from '@n8n/node-cli/eslint';
import { ESLint, type Linter } from 'eslint';
import newestNodesBase from 'eslint-plugin-n8n-nodes-base';

const NODES_BASE = 'n8n-nodes-base';

/**
 * n8n's strict official config, with the newest eslint-plugin-n8n-nodes-base in place of the older one that node-cli brings along.
 * The other plugin that it uses, `@n8n/eslint-plugin-community-nodes`, is the newest already.
 */
export function newestRules(): ESLint {
	const overrideConfig = config.map((part) =>
		part.plugins?.[NODES_BASE]
			? { ...part, plugins: { ...part.plugins, [NODES_BASE]: newestNodesBase } }
			: part,
	);
	// Its types are those of another copy of typescript-eslint.
	return new ESLint({ overrideConfigFile: true, overrideConfig: overrideConfig as Linter.Config[] });
}
