import { clearable, longText, reference, text } from '../../table/field';
import { action, create, get, getMany, resource, update } from '../../table/resource';
import { publishing } from './course';

export const courseLesson = resource({
	name: 'Course Lesson',
	description: 'A lesson of a course section',
	fields: {
		title: text('Title'),
		...clearable({
			body: longText('Body', { description: 'Older field for the text: use Lesson Content' }),
			lesson_content: longText('Lesson Content', {
				description: 'Text of the lesson in Markdown. Responses do not show it.',
			}),
			image_id: reference('Image', 'image', 'publicId'),
		}),
	},
	operations: [
		getMany('GET /courses/sections/{section_id}/lessons', { sort: ['id', 'updated_at', 'sort_order'] }),
		get('GET /courses/lessons/{id}'),
		create(
			'POST /courses/sections/{section_id}/lessons',
			{ root: 'courses_lesson' },
			{ description: 'Create a lesson at the end of a section. It is not published.' },
		),
		update('PUT /courses/lessons/{id}', { root: 'courses_lesson' }),
		action(
			'publish',
			'Publish',
			'Publish course lesson',
			'Publish a lesson now or at a later time',
			'POST /courses/lessons/{id}/publish',
			{ body: { fields: publishing, mayBeAbsent: true } },
		),
	],
});
