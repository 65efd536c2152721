import { boolean, clearable, reference, text } from '../../table/field';
import { create, get, getMany, resource, update } from '../../table/resource';
import { contactFilter, idFilter } from '../shared';

export const courseEnrollment = resource({
	name: 'Course Enrollment',
	description: 'A contact’s place in a course',
	fields: {
		contact_id: reference('Contact', 'contact', 'integer'),
		...clearable({
			suspended: boolean('Suspended', 'Whether the contact is shut out of the course for now'),
			suspension_reason: text('Suspension Reason'),
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		course_id: 'course_id',
		contact_id: 'contact_id',
		contact_email: 'contact.email_address',
		suspended: 'suspended',
		suspension_reason: 'suspension_reason',
		current_path: 'current_path',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /courses/{course_id}/enrollments', { filters: { ...idFilter, ...contactFilter } }),
		get('GET /courses/enrollments/{id}'),
		create('POST /courses/{course_id}/enrollments', { root: 'courses_enrollment', required: ['contact_id'] }),
		update('PUT /courses/enrollments/{id}', { root: 'courses_enrollment', except: ['contact_id'] }),
	],
});
