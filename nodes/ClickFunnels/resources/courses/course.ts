import * as kinds from '../../kinds';
import { boolean, clearable, longText, reference, text } from '../../table/field';
import { create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { publish } from './publish';

export const course = resource({
	kind: kinds.course,
	description: 'Lessons that contacts can be enrolled in',
	fields: {
		title: text('Title'),
		description: longText('Description'),
		...clearable({
			show_in_community: boolean('Show in Community', 'Whether the course is shown in the community'),
			redirect_to_full_course: boolean(
				'Redirect to Full Course',
				'Whether visitors are led to the full course',
			),
			image_id: reference('Image', kinds.image),
		}),
	},
	simplify: `id public_id title description published_at current_path root_section_id image_url
		created_at updated_at`,
	operations: [
		getMany(),
		get('GET /courses/{id}'),
		create('POST /workspaces/{workspace_id}/courses', { root: 'course', required: ['title'] }),
		update('PATCH /courses/{id}', { root: 'course' }),
		publish({
			path: 'courses',
			noun: 'course',
			description: 'Publish a course now or at a later time',
			fields: {
				publish_sections_and_lessons: boolean(
					'Publish Sections and Lessons',
					'Whether to publish the sections and lessons of the course too',
				),
			},
		}),
	],
});
