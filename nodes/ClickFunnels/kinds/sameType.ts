/**
 * Whether two names are of one event: the sources spell the first word now in the singular, now in the plural,
 * as in `contact/applied_tag.deleted` and `contacts/applied_tag.deleted` (ClickFunnels behaviour: webhooks).
 */
export function isSameType(one: string, other: unknown): boolean {
	return typeof other === 'string' && typeForm(one) === typeForm(other);
}

/** The one spelling of an event's name by which its spellings are compared. */
export function typeForm(type: string): string {
	return type.replace(/^\w+/, (word) => word.replace(/ies$/, 'y').replace(/s$/, ''));
}
