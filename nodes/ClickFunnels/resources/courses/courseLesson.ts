import * as kinds from '../../kinds';
import { clearable, longText, reference, text } from '../../table/field';
import { create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { publish } from './publish';

export const courseLesson = resource({
	kind: kinds.courseLesson,
	description: 'A lesson of a course section',
	fields: {
		title: text('Title'),
		...clearable({
			body: longText('Body', { description: 'Older field for the text: use Lesson Content' }),
			lesson_content: longText('Lesson Content', {
				description: 'Text of the lesson in Markdown. Responses do not show it.',
			}),
			image_id: reference('Image', kinds.image, { as: 'publicId' }),
		}),
	},
	operations: [
		getMany({ sort: ['id', 'updated_at', 'sort_order'] }),
		get('GET /courses/lessons/{id}'),
		create(
			'POST /courses/sections/{section_id}/lessons',
			{ root: 'courses_lesson' },
			{ description: 'Create a lesson at the end of a section. It is not published.' },
		),
		update('PUT /courses/lessons/{id}', { root: 'courses_lesson' }),
		publish({
			path: 'courses/lessons',
			noun: 'course lesson',
			description: 'Publish a lesson now or at a later time',
		}),
	],
});
