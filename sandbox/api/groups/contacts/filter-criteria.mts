import { DAY } from '../../core/clock.mts';
import { unprocessable } from '../../core/errors.mts';
import { integerId } from '../../core/ids.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { appliedTags } from './tags.mts';

/** One condition of a contact filter. */
export interface Criterion {
	attribute: string;
	clause: string;
	value?: unknown;
}

const dateClauses = ['eq', 'dne', 'gt', 'gte', 'lt', 'lte', 'btwn', 'nbtwn', 'exct', 'st', 'nst'];
const allClauses = [...dateClauses, 'in', 'nin', 'sw'];
// RefineFilterParametersCreate: what the public API lets a filter ask for.
const clauses: Partial<Record<string, string[]>> = {
	email_address: ['eq', 'sw'],
	first_name: ['eq', 'sw'],
	last_name: ['eq', 'sw'],
	anonymous: ['eq', 'dne'],
	created_at: dateClauses,
	unsubscribed_at: dateClauses,
	last_activity: dateClauses,
	'tags.id': ['eq', 'dne', 'in', 'nin'],
	has_affiliate_attribution: allClauses,
	has_active_affiliate_attribution: allClauses,
	referred_by_affiliate: allClauses,
	email_suppression: ['st', 'nst', 'eq', 'in'],
	received_broadcast: ['eq', 'in'],
	opened_broadcast: ['eq', 'in'],
	clicked_broadcast: ['eq', 'in'],
	opted_in_funnel_step: ['eq', 'in'],
	opted_in_funnel_at: ['eq', 'in'],
	opted_in_on_standalone_page: ['eq', 'in'],
};

const needsId = /^(tags\.id|(received|opened|clicked)_broadcast|opted_in_(funnel_step|on_standalone_page))$/;

function problem(criterion: Criterion, at: number, world: World, scope: Scope): string | undefined {
	const { attribute, clause, value } = criterion;
	const allowed = clauses[attribute];
	if (allowed === undefined) return `criteria[${at}].attribute '${attribute}' is not a known attribute`;
	if (!allowed.includes(clause)) {
		return `criteria[${at}].clause '${clause}' is not allowed for attribute '${attribute}'`;
	}
	const texts = Array.isArray(value) ? value : [value];
	const unread = texts.find((one) => typeof one === 'string' && Number.isNaN(Date.parse(one)));
	if (allowed === dateClauses && unread !== undefined) {
		return `criteria[${at}].value '${unread}' must be an ISO8601 date or datetime`;
	}
	if (needsId.test(attribute) && (value === undefined || value === null || value === '')) {
		return `criteria[${at}].value must include a specific id for attribute '${attribute}'`;
	}
	if (attribute !== 'tags.id') return undefined;
	const tags = world.table('Contacts::Tag').list('workspace_id', scope.workspace_id);
	const missing = valuesOf(value).some((id) => !tags.some((tag) => tag.id === integerId(id)));
	return missing ? `criteria[${at}].value contains ids not found in this workspace` : undefined;
}

/**
 * Refuses filters that the public API does not take, all reasons in one 422 (ClickFunnels behaviour: saved
 * filters).
 */
export function checkCriteria(input: Data, world: World, scope: Scope): void {
	const { filter_class: filterClass, conjunction, criteria } = input;
	const problems: string[] = [];
	if (filterClass !== undefined && filterClass !== 'ContactsFilter') {
		problems.push("filter_class must be 'ContactsFilter' (only supported class in v1)");
	}
	if (conjunction === 'or') problems.push("conjunction 'or' is not supported by the public API");
	if (Array.isArray(criteria)) {
		if (criteria.length === 0) problems.push("Criteria can't be blank");
		criteria.forEach((criterion: Criterion, at) => {
			const text = problem(criterion, at, world, scope);
			if (text !== undefined) problems.push(text);
		});
	}
	if (problems.length > 0) throw unprocessable(problems.join(', '));
}

/** Attributes whose values are chosen from options. */
const chosen =
	/^(tags\.id|(received|opened|clicked)_broadcast|opted_in_(funnel_step|on_standalone_page)|email_suppression)$/;

/**
 * Criteria as they are kept: chosen values as a list of texts, absolute dates without time
 * (ClickFunnels behaviour: saved filters).
 */
export function kept(criteria: readonly Criterion[]): Criterion[] {
	return criteria.map((criterion) => {
		const { attribute, value } = criterion;
		if (value === undefined || value === null) return criterion;
		if (chosen.test(attribute)) return { ...criterion, value: valuesOf(value) };
		if (clauses[attribute] !== dateClauses) return criterion;
		if (typeof value === 'string') return { ...criterion, value: value.slice(0, 10) };
		return Array.isArray(value)
			? { ...criterion, value: valuesOf(value).map((day) => day.slice(0, 10)) }
			: criterion;
	});
}

function valuesOf(value: unknown): string[] {
	return (Array.isArray(value) ? value : [value]).map((entry) => String(entry));
}

// `lt` 30 `ago` means within the last 30 days: the distance is compared, not the date.
function passesDate(stored: unknown, { clause, value }: Criterion): boolean {
	if (clause === 'st') return stored !== null;
	if (clause === 'nst') return stored === null;
	if (typeof stored !== 'string') return false;
	if (typeof value === 'object' && value !== null && 'days' in value) {
		const { days, modifier } = value as { days: string | number; modifier: string };
		const away = (Date.now() - Date.parse(stored)) / DAY;
		const distance = modifier === 'ago' ? away : -away;
		if (clause === 'exct') return Math.floor(distance) === Number(days);
		return distance >= 0 && (clause === 'lt' ? distance < Number(days) : distance > Number(days));
	}
	const day = stored.slice(0, 10);
	const [first, second = first] = valuesOf(value).map((text) => text.slice(0, 10));
	const between = day >= first && day <= second;
	const tests: Record<string, boolean> = {
		eq: day === first,
		dne: day !== first,
		gte: day >= first,
		lte: day <= first,
		btwn: between,
		nbtwn: !between,
	};
	return tests[clause] ?? false;
}

function passesOne(world: World, contact: Row, criterion: Criterion): boolean {
	const { attribute, clause, value } = criterion;
	if (attribute === 'tags.id') {
		const wanted = valuesOf(value).map(integerId);
		const carries = appliedTags(world, contact).some(({ data }) => wanted.includes(data.tag_id as number));
		return clause === 'eq' || clause === 'in' ? carries : !carries;
	}
	const stored = contact.data[attribute] ?? null;
	if (clauses[attribute] === dateClauses) return passesDate(stored, criterion);
	if (clause === 'st') return stored !== null;
	if (clause === 'nst') return stored === null;
	const text = String(stored ?? '').toLowerCase();
	const wanted = valuesOf(value).map((entry) => entry.toLowerCase());
	if (clause === 'sw') return wanted.some((entry) => text.startsWith(entry));
	return (clause === 'dne') !== wanted.includes(text);
}

/**
 * Whether a contact meets a filter. Attributes that the double does not keep (broadcasts, opt-ins,
 * affiliates) match nobody.
 */
export function passes(
	world: World,
	contact: Row,
	conjunction: string,
	criteria: readonly Criterion[],
): boolean {
	const test = (criterion: Criterion): boolean => passesOne(world, contact, criterion);
	return conjunction === 'or' ? criteria.some(test) : criteria.every(test);
}
