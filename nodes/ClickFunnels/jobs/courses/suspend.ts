import { text } from '../../table/field';
import { job } from '../../table/job';
import { asEntered, CONTACT, CONTACTS } from '../steps/contact';
import { PLACE, ENROLLMENTS, findEnrollment, samePlace, UPDATE } from '../steps/enrollment';

export const suspend = job({
	value: 'suspend',
	name: 'Suspend',
	action: 'Suspend course enrollment by email',
	description:
		'Shut a contact, given by its e-mail address or ID, out of a course. Where it is not enrolled or suspended already, nothing changes and the result says so.',
	needs: PLACE,
	takes: { suspension_reason: text('Suspension Reason') },
	calls: [CONTACTS, CONTACT, ENROLLMENTS, UPDATE],
	gives: UPDATE,
	outcome: {
		key: 'suspend_result',
		values: ['suspended', 'already_suspended', 'not_enrolled'],
		none: ['not_enrolled'],
	},
	alone: samePlace,
	run: async (api, { suspension_reason, ...place }) => {
		const enrollment = await findEnrollment(api, place);
		if (!enrollment) return { row: asEntered(place), outcome: 'not_enrolled' };
		const { id, suspended } = enrollment;
		if (suspended) return { row: enrollment, outcome: 'already_suspended' };
		const row = await api.call(UPDATE, { id, suspended: true, suspension_reason });
		return { row, outcome: 'suspended' };
	},
});
