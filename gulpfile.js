'use strict';

const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, src, watch } = require('gulp');

// Icons, codex files and output schemas: tsc leaves them behind, and n8n looks for them beside the compiled nodes.
const ASSETS = [
	'nodes/**/*.svg',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
	'credentials/**/*.svg',
];

const clean = () => rm('dist', { recursive: true, force: true });

// encoding false: gulp 5 would otherwise read the files as text and may change their bytes.
const assets = () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));

async function dev() {
	assets();
	watch(ASSETS, assets);
	await new Promise((resolve, reject) => {
		const tsc = spawn(
			process.execPath,
			[require.resolve('typescript/bin/tsc'), '--watch', '--preserveWatchOutput'],
			{
				stdio: 'inherit',
			},
		);
		tsc.on('error', reject);
		tsc.on('exit', resolve);
	});
}

module.exports = { default: assets, clean, dev };
