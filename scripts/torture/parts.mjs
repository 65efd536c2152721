/** Suites that play a part of npm run torture: each notes its figures. */
export const PARTS = [
	'test/torture',
	'test/faults',
	'test/jobs/every-job',
	'test/trigger/sequences',
	'test/unit/wholeList',
];
