import { job } from '../../table/job';
import { CONTACTS } from '../steps/contact';
import { PLACE, ENROLLMENTS, findEnrollment, samePlace, UPDATE } from '../steps/enrollment';

export const resume = job({
	value: 'resume',
	name: 'Resume',
	action: 'Resume suspended course enrollment by email',
	description:
		'Let the contact that has an e-mail address back into a course. Where it is not enrolled or not suspended, nothing changes and the result says so.',
	needs: PLACE,
	calls: [CONTACTS, ENROLLMENTS, UPDATE],
	gives: UPDATE,
	outcome: { key: 'resume_result', values: ['resumed', 'not_suspended', 'not_enrolled'] },
	alone: samePlace,
	run: async (api, place) => {
		const enrollment = await findEnrollment(api, place);
		if (!enrollment) return { row: { email_address: place.email_address }, outcome: 'not_enrolled' };
		if (!enrollment.suspended) return { row: enrollment, outcome: 'not_suspended' };
		const row = await api.call(UPDATE, { id: enrollment.id, suspended: false });
		return { row, outcome: 'resumed' };
	},
});
