import type { Row } from '../../table/api';
import { stringList } from '../../table/field';
import { job } from '../../table/job';
import { asEntered, CONTACT, CONTACTS } from '../steps/contact';
import { ENROLLMENTS, findEnrollment, PLACE, samePlace } from '../steps/enrollment';
import { isPublished, lessonsNamed, lessonsOf, LESSONS, SECTIONS } from '../steps/lessons';
import { madeOnce } from '../steps/refusal';

const COMPLETIONS = 'GET /courses/{course_id}/lesson_completions';
const COMPLETE = 'POST /courses/{course_id}/lesson_completions';

export const completeLessons = job({
	value: 'completeLessons',
	name: 'Complete Lessons',
	action: 'Complete course lessons for contact by email',
	description:
		'Mark lessons of a course as completed for a contact, given by its e-mail address or ID: those named, or all that are published. Where it is not enrolled, nothing changes and the result says so.',
	needs: PLACE,
	takes: {
		lessons: stringList('Lessons', {
			withoutIt: 'all published lessons',
			description: 'Titles or IDs with commas, or a list. Without any: all published lessons.',
		}),
	},
	calls: [CONTACTS, CONTACT, ENROLLMENTS, SECTIONS, LESSONS, COMPLETIONS, COMPLETE],
	gives: ENROLLMENTS,
	outcome: {
		key: 'complete_result',
		values: ['completed', 'already_completed', 'not_enrolled', 'no_lessons'],
		details: 'complete_results',
		none: ['not_enrolled'],
	},
	alone: samePlace,
	run: async (api, { lessons: named, ...place }) => {
		const enrollment = await findEnrollment(api, place);
		if (!enrollment) return { row: asEntered(place), outcome: 'not_enrolled', details: [] };
		const { course_id } = place;
		const ofCourse = await lessonsOf(api, course_id);
		const wanted = named ? lessonsNamed(api, ofCourse, named) : ofCourse.filter(isPublished);
		if (wanted.length === 0) return { row: enrollment, outcome: 'no_lessons', details: [] };
		const mine = { course_id, enrollment_id: enrollment.id };
		const done = new Set((await api.rows(COMPLETIONS, mine).all()).map(({ lesson_id }) => lesson_id));
		const details: Row[] = [];
		for (const { id: lesson_id, title } of wanted) {
			const completion = { ...mine, lesson_id };
			const isNew =
				!done.has(lesson_id) &&
				(
					await madeOnce(
						async () => await api.call(COMPLETE, completion),
						async () => await api.first(COMPLETIONS, completion),
					)
				).isNew;
			details.push({ lesson: title, lesson_id, result: isNew ? 'completed' : 'already_completed' });
		}
		const isAny = details.some(({ result }) => result === 'completed');
		return { row: enrollment, outcome: isAny ? 'completed' : 'already_completed', details };
	},
});
