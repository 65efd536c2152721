import type { IDataObject } from 'n8n-workflow';

import { MAPPED, ONLY_EXISTING } from '../table/attributes';
import { ENTRIES } from '../table/formats';
import { parameter } from './collection';
import type { InputContext, Parameter, Read } from './context';
import { isObject, isSet } from './given';
import { readKeyValues } from './keyValues';
import { isExpression, rawInside } from './raw';
import { guarded, nothingGiven } from './refusal';
import { readSwitch } from './switch';

/**
 * Custom attributes that the user mapped to keys that exist; undefined for none.
 * @throws NodeOperationError that names the key whose value can't be sent
 */
export function mappedAttributes(read: Read, context: InputContext): IDataObject | undefined {
	const { value, at } = parameter(read, { name: MAPPED, label: 'Map Custom Attributes' }, context);
	if (!isObject(value) || !('mappingMode' in value)) return guarded(at, () => readKeyValues(value, at));
	if (!isObject(value.value)) return undefined;
	// As rows: a mapping may have an attribute that is called "value".
	const raw = rawInside(at.raw, 'value');
	const rows = Object.entries(value.value).map(([key, content]) => ({ key, value: content }));
	const rawRows = rows.map(({ key }) => ({ key, value: rawInside(raw, key) }));
	return guarded(at, () => readKeyValues({ [ENTRIES]: rows }, { ...at, raw: { [ENTRIES]: rawRows } }));
}

/**
 * Whether custom attributes that do not exist yet are to be refused.
 * @throws NodeOperationError when it is neither true nor false, or an expression gives nothing
 */
export function wantsOnlyExisting(entered: Record<string, unknown>, { raw, ...at }: Parameter): boolean {
	const here = { ...at, label: 'Only Existing Attributes', raw: rawInside(raw, ONLY_EXISTING.property) };
	const given = entered[ONLY_EXISTING.property];
	if (isSet(given)) return guarded(here, () => readSwitch(given, here));
	if (isExpression(here.raw)) throw nothingGiven(here, 'that new attributes are created');
	return false;
}
