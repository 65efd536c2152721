'use strict';

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { rm } = require('node:fs/promises');
const { dest, parallel, src, watch } = require('gulp');

// Icons, codex files and the trigger's output schema: tsc leaves them behind, and n8n looks for them beside the compiled nodes.
const ASSETS = [
	'nodes/**/*.svg',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
	'credentials/**/*.svg',
];

// What the output schemas of the action node are made of.
const TABLES = [
	'nodes/ClickFunnels/{table,kinds,resources,jobs,everyday}/**/*.ts',
	'contract/*.openapi.json',
];

const clean = () => rm('dist', { recursive: true, force: true });

// encoding false: gulp 5 would otherwise read the files as text and may change their bytes.
const assets = () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));

const schemas = () => run('--import', 'tsx', 'scripts/schemas.mts');

/** Again on every change; tsc watches for itself. */
function dev() {
	watch(ASSETS, { ignoreInitial: false }, assets);
	watch(TABLES, { ignoreInitial: false }, schemas);
}

/** Runs Node.js to its end. */
async function run(...args) {
	const child = spawn(process.execPath, args, { stdio: 'inherit' });
	const [code] = await once(child, 'exit');
	if (code !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${code}`);
}

module.exports = { default: parallel(assets, schemas), clean, dev };
