import { isCalled } from '../../table/api';
import { job } from '../../table/job';
import { CONTACT, UPSERT } from '../steps/contact';
import { ENROLLMENTS, PLACE, samePlace } from '../steps/enrollment';

const ENROLL = 'POST /courses/{course_id}/enrollments';

export const enroll = job({
	value: 'enroll',
	name: 'Enroll',
	action: 'Enroll contact in course by email',
	description:
		'Enroll a contact, given by its e-mail address or ID, in a course; where nobody has the address, the contact is made. One that is enrolled already stays as it is, also where it is suspended; the result says so.',
	needs: PLACE,
	calls: [UPSERT, CONTACT, ENROLLMENTS, ENROLL],
	gives: ENROLL,
	outcome: { key: 'enroll_result', values: ['enrolled', 'already_enrolled', 'suspended'] },
	alone: samePlace,
	run: async (api, { workspace_id, course_id, contact }) => {
		const { id: contact_id } = isCalled(contact)
			? await api.call(UPSERT, { workspace_id, email_address: contact.called })
			: await api.call(CONTACT, { id: contact });
		const before = await api.first(ENROLLMENTS, { course_id, contact_id });
		if (before) return { row: before, outcome: before.suspended ? 'suspended' : 'already_enrolled' };
		return { row: await api.call(ENROLL, { course_id, contact_id }), outcome: 'enrolled' };
	},
});
