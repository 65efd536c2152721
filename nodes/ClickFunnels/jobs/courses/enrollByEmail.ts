import { job } from '../../table/job';
import { PLACE, ENROLLMENTS, samePlace } from '../steps/enrollment';

const UPSERT = 'POST /workspaces/{workspace_id}/contacts/upsert';
const ENROLL = 'POST /courses/{course_id}/enrollments';

export const enrollByEmail = job({
	value: 'enrollByEmail',
	name: 'Enroll by Email',
	action: 'Enroll contact in course by email',
	description:
		'Find or create the contact that has an e-mail address, then enroll it in the course. One that is enrolled already stays as it is, also where it is suspended; the result says so.',
	needs: PLACE,
	calls: [UPSERT, ENROLLMENTS, ENROLL],
	gives: ENROLL,
	outcome: { key: 'enroll_result', values: ['enrolled', 'already_enrolled', 'suspended'] },
	alone: samePlace,
	run: async (api, { workspace_id, course_id, email_address }) => {
		const { id: contact_id } = await api.call(UPSERT, { workspace_id, email_address });
		const before = await api.first(ENROLLMENTS, { course_id, contact_id });
		if (before) return { row: before, outcome: before.suspended ? 'suspended' : 'already_enrolled' };
		return { row: await api.call(ENROLL, { course_id, contact_id }), outcome: 'enrolled' };
	},
});
