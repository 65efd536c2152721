/**
 * Writes what items of each operation look like into dist, where n8n's editor finds it: it shows the fields of an answer
 * before the first run. The files are named `v{version of the node}/{resource}/{operation}.json`, as n8n asks for them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { everyday } from '../nodes/ClickFunnels/everyday';
import { catalog } from '../nodes/ClickFunnels/resources';
import { CONTRACT_FILE, readOperations } from './contract/document.mts';
import { messageOf } from './lib/message.mjs';
import { PROJECT } from './lib/project.mjs';
import { asLine, hasSchema, itemSchema } from './schemas/item.mts';

const contract = readOperations(CONTRACT_FILE);

/** What each action node offers, by its folder. */
const NODES = { ClickFunnels: everyday, ClickFunnelsApi: catalog };

try {
	for (const [node, { resources, lines }] of Object.entries(NODES)) {
		for (const { value: resource, operations } of resources) {
			const folder = join(PROJECT, 'dist/nodes', node, '__schema__/v1.0.0', resource);
			mkdirSync(folder, { recursive: true });
			for (const operation of operations.filter(hasSchema)) {
				const file = join(folder, `${operation.value}.json`);
				writeFileSync(file, JSON.stringify(itemSchema(asLine(operation, lines), contract)));
			}
		}
	}
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
