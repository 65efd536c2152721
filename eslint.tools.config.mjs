// Lints what is not shipped: sandbox, scripts and tests. n8n's own rules (eslint.config.mjs) are for nodes and credentials only.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['dist', 'node_modules'] },
	js.configs.recommended,
	tseslint.configs.recommended,
	{
		languageOptions: {
			globals: Object.fromEntries(
				[
					'process',
					'console',
					'URL',
					'URLSearchParams',
					'Buffer',
					'fetch',
					'AbortSignal',
					'AbortController',
					'setTimeout',
					'clearTimeout',
					'setInterval',
					'clearInterval',
					'structuredClone',
					'performance',
				]
					.concat([
						'describe',
						'test',
						'it',
						'expect',
						'beforeAll',
						'beforeEach',
						'afterAll',
						'afterEach',
						'jest',
					])
					.map((name) => [name, 'readonly']),
			),
		},
	},
	{
		files: ['**/*.js'],
		languageOptions: {
			sourceType: 'commonjs',
			globals: { require: 'readonly', module: 'writable', exports: 'writable', __dirname: 'readonly' },
		},
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
);
