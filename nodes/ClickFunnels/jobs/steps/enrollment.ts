import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { reference } from '../../table/field';
import { CONTACTS, findContact, WHOSE } from './contact';

export const ENROLLMENTS = 'GET /courses/{course_id}/enrollments';
export const UPDATE = 'PUT /courses/enrollments/{id}';

/** What says whose place in which course is meant. */
export const PLACE = { ...WHOSE, course_id: reference('Course', kinds.course) };

/** Whose place in which course. */
interface Place {
	workspace_id: Id;
	course_id: Id;
	email_address: string;
}

/** Places that are the same, for items that wait for each other. */
export function samePlace({ course_id, email_address }: Place): string {
	return `${course_id} ${email_address.toLowerCase()}`;
}

/**
 * The enrollment in a course of the contact with an e-mail address; undefined where there is none, or no such
 * contact.
 */
export async function findEnrollment(
	api: Api<typeof CONTACTS | typeof ENROLLMENTS>,
	{ workspace_id, course_id, email_address }: Place,
): Promise<Row | undefined> {
	const contact = await findContact(api, workspace_id, email_address);
	return contact && (await api.first(ENROLLMENTS, { course_id, contact_id: contact.id }));
}
