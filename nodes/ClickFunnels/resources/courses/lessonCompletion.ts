import * as kinds from '../../kinds';
import { reference } from '../../table/field';
import { create, get, getMany, remove } from '../../table/lines';
import { resource } from '../../table/resource';
import { recordFilter } from '../shared';

export const lessonCompletion = resource({
	kind: kinds.lessonCompletion,
	description: 'That a contact has completed a lesson',
	fields: {
		enrollment_id: reference('Course Enrollment', kinds.courseEnrollment),
		lesson_id: reference('Course Lesson', kinds.courseLesson),
	},
	operations: [
		getMany({
			tellsChanges: false,
			filters: {
				enrollment_id: recordFilter('Enrollment', kinds.courseEnrollment),
				lesson_id: recordFilter('Lesson', kinds.courseLesson),
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
