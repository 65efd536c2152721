// Lints what is not shipped: sandbox, scripts and tests. n8n's own rules (eslint.config.mjs) are for nodes and credentials only;
// what needs types is asked of these here too.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TYPED = ['{sandbox,scripts,test}/**/*.{mts,mjs}', '{nodes,credentials}/**/*.ts'];

export default defineConfig(
	{ ignores: ['dist', 'node_modules'] },
	js.configs.recommended,
	tseslint.configs.recommended,
	{ languageOptions: { globals: globals.nodeBuiltin } },
	{
		files: TYPED,
		languageOptions: {
			parserOptions: {
				project: ['tsconfig.tools.json', 'tsconfig.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/no-floating-promises': [
				'error',
				// node:test waits for its tests by itself.
				{ allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'test'] }] },
			],
			'@typescript-eslint/no-unnecessary-condition': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
		},
	},
	{
		files: ['**/*.js'],
		languageOptions: { sourceType: 'commonjs' },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
);
