import { compareNode } from '../../scripts/contract/compare-node.mts';
import { readDeliberate, settle } from '../../scripts/contract/deliberate.mts';
import { differenceReport } from '../../scripts/contract/report.mts';
import { presentSides } from '../../scripts/contract/run.mts';

test('the node agrees with the contract, apart from the differences that are meant', () => {
	const { open, stale } = settle(compareNode(presentSides()), readDeliberate());
	expect(differenceReport(open, stale, true)).toEqual([]);
});
