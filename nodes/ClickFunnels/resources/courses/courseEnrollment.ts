import * as kinds from '../../kinds';
import { boolean, clearable, reference, text } from '../../table/field';
import { create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { contactFilter, idFilter } from '../shared';

export const courseEnrollment = resource({
	kind: kinds.courseEnrollment,
	description: 'A contact’s place in a course',
	fields: {
		contact_id: reference('Contact', kinds.contact),
		...clearable({
			suspended: boolean('Suspended', 'Whether the contact is shut out of the course for now'),
			suspension_reason: text('Suspension Reason'),
		}),
	},
	simplify: `contact_email=contact.email_address suspended suspension_reason current_path id public_id course_id contact_id
		created_at updated_at`,
	operations: [
		getMany({ filters: { ...idFilter, ...contactFilter } }),
		get('GET /courses/enrollments/{id}'),
		create('POST /courses/{course_id}/enrollments', { root: 'courses_enrollment', required: ['contact_id'] }),
		update('PUT /courses/enrollments/{id}', { root: 'courses_enrollment', except: ['contact_id'] }),
	],
});
