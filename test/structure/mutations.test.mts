import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { MUTATIONS } from '../../scripts/torture/mutations.mts';

const NODE = resolve(import.meta.dirname, '../../nodes/ClickFunnels');

test('each line that npm run mutations changes stands once in its file', () => {
	const times = ({ file, find }: { file: string; find: string }) =>
		readFileSync(join(NODE, file), 'utf8').split(find).length - 1;
	const wrong = MUTATIONS.filter((mutation) => times(mutation) !== 1);
	expect(wrong.map(({ file, find }) => `scripts/torture/mutations.mts, ${file}: ${find}`)).toEqual([]);
});
