/** Integer or public id, which is short and alphanumeric (ClickFunnels behaviour: path ids may be either). */
export const ID_PATTERN = '^[A-Za-z0-9_-]+$';

/** Regular expression that finds the id in an address of the ClickFunnels app. */
export function appUrlPattern(appPath: string): string {
	return `^https?://[^/]+/account/(?:[^?#]*/)?${appPath}/([A-Za-z0-9_-]+)(?=[/?#]|$)`;
}

/** Name of the one list inside the fixed collections of groups and key-value fields. */
export const ENTRIES = 'entries';

/** Name of the other option of those: the same as JSON; also the name of the one field in it. */
export const FROM_JSON = 'json';
