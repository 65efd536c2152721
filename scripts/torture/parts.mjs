/** Suites that play a part of npm run torture; nearly all note figures. */
export const PARTS = [
	'test/torture',
	'test/faults',
	'test/jobs/every-job',
	'test/trigger/sequences',
	'test/unit/wholeList',
	'test/unit/list-faults',
];
