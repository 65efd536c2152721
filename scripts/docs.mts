/** npm run docs: writes the pages of docs/ that are made from the nodes' own descriptions. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ClickFunnels } from '../nodes/ClickFunnels/ClickFunnels.node.ts';
import { ClickFunnelsApi } from '../nodes/ClickFunnelsApi/ClickFunnelsApi.node.ts';
import { operationsPage } from './docs/operations.mts';

const folder = join(import.meta.dirname, '../docs');
mkdirSync(folder, { recursive: true });
writeFileSync(
	join(folder, 'operations.md'),
	operationsPage([new ClickFunnels().description, new ClickFunnelsApi().description]),
);
