import type { Api, Id, Row } from '../../table/api';
import { sameName } from '../../table/called';
import { whatIsMeant } from './meant';

export const SECTIONS = 'GET /courses/{course_id}/sections';
export const LESSONS = 'GET /courses/sections/{section_id}/lessons';

/** Every lesson of a course in the order of the course, by one request a section, once in a run. */
export async function lessonsOf(api: Api<typeof SECTIONS | typeof LESSONS>, course_id: Id): Promise<Row[]> {
	const sort_property = 'sort_order';
	return await api.once(`lessons of course ${course_id}`, async () => {
		const lessons: Row[] = [];
		for (const { id } of await api.rows(SECTIONS, { course_id, sort_property }).all()) {
			lessons.push(...(await api.rows(LESSONS, { section_id: id, sort_property }).all()));
		}
		return lessons;
	});
}

/** Whether students see a lesson: one without a time is a draft, one of a time to come is scheduled. */
export function isPublished({ published_at }: Row): boolean {
	return typeof published_at === 'string' && Date.parse(published_at) <= Date.now();
}

/**
 * The lessons that are named by titles or IDs, each once.
 * @throws NodeOperationError for a title of none or of several
 */
export function lessonsNamed(api: Pick<Api, 'refusal'>, lessons: Row[], named: string[]): Row[] {
	return [...new Set(named.map((name) => lessonNamed(api, lessons, name)))];
}

function lessonNamed(api: Pick<Api, 'refusal'>, lessons: Row[], name: string): Row {
	const byTitle = lessons.filter(({ title }) => sameName(title) === sameName(name));
	const found =
		byTitle.length > 0
			? byTitle
			: lessons.filter(({ id, public_id }) => [String(id), public_id].includes(name));
	if (found.length === 1) return found[0];
	if (found.length > 1) {
		const ids = found.map(({ id }) => id).join(', ');
		throw api.refusal(
			`Lessons: more than one lesson of the course is called "${name}", with the IDs ${ids}`,
			'Enter the ID of the one that is meant.',
		);
	}
	const known = lessons.map(({ title }) => String(title));
	throw api.refusal(
		`Lessons: the course has no lesson "${name}"`,
		whatIsMeant(name, { known, noun: 'lessons' }),
	);
}
