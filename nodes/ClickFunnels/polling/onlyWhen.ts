import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { conditions, type Condition } from '../conditions/conditions';
import { checkOnlyWhen, onlyWhenOf, verdictOf, type Verdict } from '../conditions/onlyWhen';
import { onlyWhenProperty } from '../conditions/onlyWhenProperty';
import type { InputContext, Read } from '../input/context';
import type { Row } from '../table/api';
import { RECORD } from './choices';
import { RECORDS, type PolledRecord } from './records';

/** The conditions; not shown for records that have nothing of what any of them is about. */
export function pollingConditions(): INodeProperties {
	const records = RECORDS.filter((record) => conditions.some(([, one]) => fits(one, record)));
	return {
		...onlyWhenProperty(offeredFor),
		displayOptions: { show: { [RECORD.name]: records.map(({ value }) => value) } },
	};
}

/** Where a condition is offered: for the records that have what it is about. */
function offeredFor(condition: Condition): Array<IDisplayOptions | undefined> {
	const records = RECORDS.filter((record) => fits(condition, record)).map(({ value }) => value);
	return records.length > 0 ? [{ show: { [`/${RECORD.name}`]: records } }] : [];
}

/**
 * Reads the conditions of the node.
 * @returns takes a row of the record's list, and says whether it may start the workflow
 * @throws NodeOperationError that names the condition that can't be meant, or that the record does not have
 */
export function readOnlyWhen(record: PolledRecord, read: Read, input: InputContext): (row: Row) => Verdict {
	checkOnlyWhen(read, input, (condition) => (fits(condition, record) ? [] : [record.name]));
	const onlyWhen = onlyWhenOf(read, input);
	const { subjectType = '' } = record;
	return (data) => verdictOf(onlyWhen, { subjectType, data });
}

function fits({ shownAt }: Condition, { subjectType }: PolledRecord): boolean {
	return subjectType !== undefined && Object.hasOwn(shownAt, subjectType);
}
