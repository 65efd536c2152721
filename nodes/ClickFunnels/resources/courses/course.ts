import { boolean, clearable, dateTime, longText, reference, text, type Fields } from '../../table/field';
import { action, create, get, getMany, resource, update } from '../../table/resource';

/** When something of a course becomes public. */
export const publishing: Fields = {
	published_at: dateTime('Publish At', { description: 'A time to come. Without one: now.' }),
};

export const course = resource({
	name: 'Course',
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
			image_id: reference('Image', 'image', 'integer'),
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		title: 'title',
		description: 'description',
		published_at: 'published_at',
		current_path: 'current_path',
		root_section_id: 'root_section_id',
		image_url: 'image_url',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/courses'),
		get('GET /courses/{id}'),
		create('POST /workspaces/{workspace_id}/courses', { root: 'course', required: ['title'] }),
		update('PATCH /courses/{id}', { root: 'course' }),
		action(
			'publish',
			'Publish',
			'Publish course',
			'Publish a course now or at a later time',
			'POST /courses/{id}/publish',
			{
				body: {
					mayBeAbsent: true,
					fields: {
						...publishing,
						publish_sections_and_lessons: boolean(
							'Publish Sections and Lessons',
							'Whether to publish the sections and lessons of the course too',
						),
					},
				},
			},
		),
	],
});
