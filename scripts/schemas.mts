/**
 * Writes what items of each operation look like into dist, where n8n's editor finds it: it shows the fields of an answer
 * before the first run. The files are named `v{version of the node}/{resource}/{operation}.json`, as n8n asks for them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { catalog } from '../nodes/ClickFunnels/resources';
import { linesOf } from '../nodes/ClickFunnels/table/resource';
import { CONTRACT_FILE, readOperations } from './contract/document.mts';
import { messageOf } from './lib/message.mjs';
import { PROJECT } from './lib/project.mjs';
import { asLine, itemSchema } from './schemas/item.mts';

const contract = readOperations(CONTRACT_FILE);
const lines = linesOf(catalog.resources);

try {
	for (const { value: resource, operations } of catalog.resources) {
		const folder = join(PROJECT, 'dist/nodes/ClickFunnels/__schema__/v1.0.0', resource);
		mkdirSync(folder, { recursive: true });
		for (const operation of operations) {
			const file = join(folder, `${operation.value}.json`);
			writeFileSync(file, JSON.stringify(itemSchema(asLine(operation, lines), contract)));
		}
	}
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
