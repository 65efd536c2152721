import { reference } from '../../table/field';
import { create, get, getMany, remove, resource } from '../../table/resource';
import { recordFilter } from '../shared';

export const lessonCompletion = resource({
	name: 'Lesson Completion',
	description: 'That a contact has completed a lesson',
	fields: {
		enrollment_id: reference('Course Enrollment', 'courseEnrollment', 'integer'),
		lesson_id: reference('Course Lesson', 'courseLesson', 'integer'),
	},
	operations: [
		getMany('GET /courses/{course_id}/lesson_completions', {
			filters: {
				enrollment_id: recordFilter('Enrollment', 'courseEnrollment'),
				lesson_id: recordFilter('Lesson', 'courseLesson'),
			},
		}),
		get('GET /courses/lesson_completions/{id}'),
		create(
			'POST /courses/{course_id}/lesson_completions',
			{ root: 'courses_lesson_completion', required: ['enrollment_id', 'lesson_id'] },
			{ description: 'Mark a lesson as completed, once for each enrollment' },
		),
		remove('DELETE /courses/lesson_completions/{id}', {
			description: 'Mark a lesson as not completed again',
		}),
	],
});
