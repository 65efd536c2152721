import { boolean } from '../table/field';
import type { Operation } from '../table/line';

/** What may say for whom or what a bulk job is. */
interface Targets {
	/** Fields, of which one is needed. */
	fields: string[];
	/** What the targets are called, for example "contacts". */
	plural: string;
	/** What can be chosen, for example "Choose contacts or all". */
	choose: string;
}

/** By this all are meant; like the other targets it is shown at once, since one of them is needed. */
export const targetAll = boolean(
	'Target All',
	'Whether to act on all, rather than on those that are chosen',
	{
		upFront: 'always',
		onlyTrue: true,
	},
);

/** Refuses a bulk job that has no target, before it is sent; of several, ClickFunnels says which exclude each other. */
export function withTarget({ fields, plural, choose }: Targets): NonNullable<Operation['settle']> {
	return (values, refuse) => {
		if (fields.some((name) => values[name] !== undefined && values[name] !== false)) return values;
		throw refuse('Target', `it is not said for which ${plural}`, `${choose}.`);
	};
}
