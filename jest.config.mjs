// n8n's log would repeat every problem that a test provokes, several times.
process.env.N8N_LOG_LEVEL ??= 'silent';

export default {
	testEnvironment: 'node',
	maxWorkers: '100%',
	// A worker keeps a part of every engine that it has loaded, and the more it holds, the slower it gets.
	workerIdleMemoryLimit: '600MB',
	// A test waits for what it wants to see; this is only for what never comes, also on a busy machine.
	testTimeout: 240_000,
	testMatch: ['<rootDir>/test/**/*.test.mts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	moduleFileExtensions: ['ts', 'mts', 'mjs', 'js', 'cjs', 'json', 'node'],
	// Collected by npm test where all tests run. Instrumenting costs nothing that can be measured; v8's way takes half as long again.
	collectCoverageFrom: ['{nodes,credentials}/**/*.ts'],
	coverageReporters: ['text-summary'],
	coverageThreshold: { global: { lines: 97, branches: 92 } },
	transform: {
		'\\.m?ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
};
