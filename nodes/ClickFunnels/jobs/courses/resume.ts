import { job } from '../../table/job';
import { asEntered, CONTACT, CONTACTS } from '../steps/contact';
import { PLACE, ENROLLMENTS, findEnrollment, samePlace, UPDATE } from '../steps/enrollment';

export const resume = job({
	value: 'resume',
	name: 'Resume',
	action: 'Resume suspended course enrollment by email',
	description:
		'Let a contact, given by its e-mail address or ID, back into a course. Where it is not enrolled or not suspended, nothing changes and the result says so.',
	needs: PLACE,
	calls: [CONTACTS, CONTACT, ENROLLMENTS, UPDATE],
	gives: UPDATE,
	outcome: {
		key: 'resume_result',
		values: ['resumed', 'not_suspended', 'not_enrolled'],
		none: ['not_enrolled'],
	},
	alone: samePlace,
	run: async (api, place) => {
		const enrollment = await findEnrollment(api, place);
		if (!enrollment) return { row: asEntered(place), outcome: 'not_enrolled' };
		if (!enrollment.suspended) return { row: enrollment, outcome: 'not_suspended' };
		const row = await api.call(UPDATE, { id: enrollment.id, suspended: false });
		return { row, outcome: 'resumed' };
	},
});
