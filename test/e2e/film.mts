/** npm run film: plays the film of docs/film.md in n8n 2 against the sandbox, and leaves its frames. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT } from '../../scripts/lib/project.mjs';
import { Editor } from './editor/editor.mts';
import { onSet } from './editor/on-set.mts';
import { SCENES } from './film/scenes.mts';

const FRAMES = join(PROJECT, 'test', 'e2e', 'pictures', 'film');

rmSync(FRAMES, { recursive: true, force: true });
mkdirSync(FRAMES, { recursive: true });
const began = performance.now();
await onSet(async (set) => {
	await set.page.setViewportSize({ width: 1920, height: 1080 });
	const editor = new Editor(set.page);
	for (const [at, { name, play }] of SCENES.entries()) {
		let frames = 0;
		const frame = async () => {
			// Icons come a moment after the rest.
			await set.page.waitForLoadState('networkidle');
			const file = `${at + 1}-${++frames} ${name}.png`;
			await set.page.screenshot({ path: join(FRAMES, file), animations: 'disabled' });
			console.log(`${Math.round((performance.now() - began) / 1_000)} s: ${file}`);
		};
		await play({ ...set, editor, frame });
	}
});
console.log(`The frames are in ${FRAMES}`);
