import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsPollingTrigger } from '../../nodes/ClickFunnels/ClickFunnelsPollingTrigger.node';
import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';

const ROOT = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/film.md'), 'utf8');
const rows = [...page.matchAll(/^\| (.+?) +\| (\d+) +\|/gm)].map(([, name, seconds]) => ({
	name,
	seconds: Number(seconds),
}));

test('the film shows installation, credential and every node, in under five minutes', () => {
	const nodes = [
		new ClickFunnels(),
		new ClickFunnelsApi(),
		new ClickFunnelsTrigger(),
		new ClickFunnelsPollingTrigger(),
	];
	const names = nodes.map(({ description }) => description.displayName);
	expect(rows.map(({ name }) => name)).toEqual(['install', 'credential', ...names, 'a workflow']);
	expect(rows.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThan(300);
});

test('npm run film plays the scenes of its script', () => {
	const scenes = readFileSync(join(ROOT, 'test/e2e/film/scenes.mts'), 'utf8');
	const played = [...scenes.matchAll(/^\t\tname: '(.+)',$/gm)].map(([, name]) => name);
	expect(played).toEqual(rows.map(({ name }) => name));
});
