import type { ChangeContext } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';

/** An entry of `included_courses_attributes`, of its sections, or of `included_space_groups_attributes`. */
type Sent = Data & { id?: number; _destroy?: boolean };

/** A stored entry; `sections` of courses alone. */
interface Grant {
	id: number;
	/** The course, section or space group. */
	of: number;
	sections?: Grant[];
}

/** What an entry gives access to. */
interface Grantable {
	field: string;
	kind: string;
	/** Throws 422 where the record does not go with the entry around it. */
	check?: (found: Row) => void;
	/** What else the entry holds. */
	more?: (sent: Sent, course: number, old?: Grant) => Partial<Grant>;
}

// ProductsVariantParameters: entries without an id are new, `_destroy` takes away, and entries that are not
// named stay.
function merged(
	grants: readonly Grant[],
	sent: readonly Sent[],
	to: Grantable,
	context: ChangeContext,
): Grant[] {
	const { world, scope } = context;
	const result = [...grants];
	for (const entry of sent) {
		const at = result.findIndex(({ id }) => id === entry.id);
		if (entry.id !== undefined && at < 0) throw unprocessable(`${to.kind} entry '${entry.id}' was not found`);
		if (entry._destroy === true) {
			if (at >= 0) result.splice(at, 1);
			continue;
		}
		const old = at < 0 ? undefined : result[at];
		const found = reachable(world.table(to.kind), entry[to.field] ?? old?.of, scope);
		if (found === undefined) throw unprocessable(`${to.kind} must exist`);
		to.check?.(found);
		const id = old?.id ?? world.random.between(1000, 99_999);
		result.splice(at < 0 ? result.length : at, 1, { id, of: found.id, ...to.more?.(entry, found.id, old) });
	}
	return result;
}

function grantableCourse(context: ChangeContext): Grantable {
	return {
		field: 'course_id',
		kind: 'Course',
		more: ({ included_sections_attributes: sent = [] }, course, old) => ({
			sections: merged(old?.sections ?? [], sent as Sent[], grantableSection(course), context),
		}),
	};
}

function grantableSection(course: number): Grantable {
	return {
		field: 'courses_section_id',
		kind: 'Courses::Section',
		check(found) {
			if (found.scope.course_id !== course) throw unprocessable('Courses section must be one of the course');
		},
	};
}

const grantableSpaceGroup: Grantable = {
	field: 'communities_space_group_id',
	kind: 'Communities::SpaceGroup',
};

// Download: its asset_id is what variants take.
function checkAssets(ids: unknown, { world, scope }: ChangeContext): void {
	const downloads = world.table('Download').list('workspace_id', scope.workspace_id);
	for (const id of (ids ?? []) as number[]) {
		if (!downloads.some(({ data }) => data.asset_id === id)) {
			throw unprocessable(`Asset ids '${id}' was not found`);
		}
	}
}

/**
 * Turns what was sent about courses, space groups and assets into what the variant keeps. Throws 422 for
 * unknown ids.
 */
export function withAccess(input: Data, context: ChangeContext): Data {
	checkAssets(input.asset_ids, context);
	const { included_courses_attributes: courses, included_space_groups_attributes: groups } = input;
	const kept = (key: string): Grant[] => (context.row?.data[key] ?? []) as Grant[];
	const update = (key: string, sent: unknown, to: Grantable): Data =>
		sent === undefined ? {} : { [key]: merged(kept(key), sent as Sent[], to, context) };
	return {
		...without(input, 'included_courses_attributes', 'included_space_groups_attributes'),
		...update('course_grants', courses, grantableCourse(context)),
		...update('space_group_grants', groups, grantableSpaceGroup),
	};
}

/** What a variant gives access to, as it shows it. */
export function accessOf({ data }: Row): Data {
	const courses = (data.course_grants ?? []) as Grant[];
	const groups = (data.space_group_grants ?? []) as Grant[];
	return {
		included_courses: courses.map(({ id, of, sections = [] }) => ({
			id,
			course_id: of,
			full_access: sections.length === 0,
			included_section_ids: sections.map((section) => section.id),
		})),
		included_space_groups: groups.map(({ id, of }) => ({
			id,
			communities_space_group_id: of,
			spaces_mode: 'all',
			included_space_ids: [],
		})),
	};
}
