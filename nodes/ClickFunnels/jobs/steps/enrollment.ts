import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { everyRow, sameChosen } from '../../table/called';
import { reference } from '../../table/field';
import { CONTACT, CONTACTS, findContact, sameContact, WHOSE, type Whose } from './contact';

export const ENROLLMENTS = 'GET /courses/{course_id}/enrollments';
export const UPDATE = 'PUT /courses/enrollments/{id}';

export const COURSES = 'GET /workspaces/{workspace_id}/courses';

/** What says whose place in which course is meant. */
export const PLACE = { ...WHOSE, course_id: reference('Course', kinds.course) };

/** Whose place in which course. */
export type Place = Whose & { course_id: Id };

/** Places that are the same, for items that wait for each other. */
export function samePlace(place: Place): string {
	return `${sameChosen(place.course_id)} ${sameContact(place)}`;
}

/** The enrollment of a contact in a course; undefined where there is none, or no such contact. */
export async function findEnrollment(
	api: Api<typeof CONTACTS | typeof CONTACT | typeof ENROLLMENTS>,
	{ course_id, ...whose }: Place,
): Promise<Row | undefined> {
	const contact = await findContact(api, whose);
	return contact && (await api.first(ENROLLMENTS, { course_id, contact_id: contact.id }));
}

/**
 * Holds that the chosen workspace has a course, before a contact is made there for it. Its courses are read once in a
 * run.
 * @throws NodeOperationError when it does not have it
 */
export async function refuseOtherCourse(
	api: Api<typeof COURSES>,
	{ workspace_id, course_id }: Pick<Place, 'workspace_id' | 'course_id'>,
): Promise<void> {
	const courses = await everyRow(api, { list: COURSES, within: { workspace_id } });
	if (courses.some(({ id, public_id }) => [id, public_id].map(String).includes(String(course_id)))) return;
	throw api.refusal(
		`Course: the workspace has none with the ID ${course_id}`,
		'Choose it again: the list has the courses of the chosen workspace.',
	);
}
