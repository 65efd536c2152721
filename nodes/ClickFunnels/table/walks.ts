import { boolean, dateTime, word } from './field';
import type { Operation } from './line';

/** The filter that asks for what was changed, and the key of the last row that says since when to ask next time. */
export const CHANGED_SINCE = dateTime('Changed Since', {
	withoutIt: 'all records, however old',
});
export const CHANGED_SINCE_NAME = 'changed_since';
export const CHANGED_UNTIL = '_changed_until';

/** The option that asks for a part of a list, and the key of the last row that says where the next one begins. */
export const BATCH_CURSOR = word('Batch Cursor', {
	placeholder: 'e.g. {{ $json._next_cursor }}',
});
export const BATCH_CURSOR_NAME = 'batch_cursor';
export const NEXT_CURSOR = '_next_cursor';

/** The option that has the requests come out in place of being sent. */
export const PREVIEW = boolean('Preview', 'Whether to send nothing', {
	initial: true,
	withoutIt: 'that they are sent',
});
export const PREVIEW_NAME = 'preview';

/** Whether a list can be asked for in parts that go by ID. */
export function comesInBatches({
	output,
	paged,
	sort,
}: Pick<Operation, 'output' | 'paged' | 'sort'>): boolean {
	return output === 'list' && paged && sort.includes('id');
}
