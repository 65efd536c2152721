import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { sameChosen } from '../../table/called';
import { reference } from '../../table/field';
import { CONTACT, CONTACTS, findContact, sameContact, WHOSE, type Whose } from './contact';

export const ENROLLMENTS = 'GET /courses/{course_id}/enrollments';
export const UPDATE = 'PUT /courses/enrollments/{id}';

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
