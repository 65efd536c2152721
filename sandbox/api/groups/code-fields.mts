import { badRequest } from '../core/errors.mts';
import type { Data, Row } from '../core/store.mts';

const fields = ['head_code', 'footer_code', 'custom_css'];

/**
 * Puts head code, footer code and CSS together with what is stored: `<field>_mode` says append (default) or
 * replace; null clears. Throws 400 for another mode (x-note of updateSite and updateFunnels) (ClickFunnels
 * behaviour: page fields).
 */
export function mergeCode(input: Data, row: Row | undefined): Data {
	const merged: Data = { ...input };
	for (const field of fields) {
		const mode = merged[`${field}_mode`];
		delete merged[`${field}_mode`];
		if (mode !== undefined && mode !== 'append' && mode !== 'replace') {
			throw badRequest(`${field}_mode must be append or replace`);
		}
		const stored = row?.data[field];
		if (typeof merged[field] === 'string' && typeof stored === 'string' && mode !== 'replace') {
			merged[field] = `${stored}\n${merged[field]}`;
		}
	}
	return merged;
}
