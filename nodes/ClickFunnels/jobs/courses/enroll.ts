import { job } from '../../table/job';
import { CONTACT, contactOrNew, UPSERT } from '../steps/contact';
import { COURSES, ENROLLMENTS, PLACE, refuseOtherCourse, samePlace } from '../steps/enrollment';
import { madeOnce } from '../steps/refusal';

const ENROLL = 'POST /courses/{course_id}/enrollments';

export const enroll = job({
	value: 'enroll',
	name: 'Enroll',
	action: 'Enroll contact in course by email',
	description:
		'Enroll a contact, given by its e-mail address or ID, in a course; where nobody has the address, the contact is made. One that is enrolled already stays as it is, also where it is suspended; the result says so.',
	needs: PLACE,
	calls: [COURSES, UPSERT, CONTACT, ENROLLMENTS, ENROLL],
	gives: ENROLL,
	outcome: { key: 'enroll_result', values: ['enrolled', 'already_enrolled', 'suspended'] },
	alone: samePlace,
	run: async (api, { course_id, ...whose }) => {
		await refuseOtherCourse(api, { ...whose, course_id });
		const { id: contact_id } = await contactOrNew(api, whose);
		const look = async () => await api.first(ENROLLMENTS, { course_id, contact_id });
		const make = async () => await api.call(ENROLL, { course_id, contact_id });
		const before = await look();
		const { row, isNew } = before ? { row: before, isNew: false } : await madeOnce(make, look);
		if (isNew) return { row, outcome: 'enrolled' };
		return { row, outcome: row.suspended ? 'suspended' : 'already_enrolled' };
	},
});
