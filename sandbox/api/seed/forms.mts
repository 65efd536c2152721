import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { past } from './time.mts';

const forms: [name: string, fields: [label: string, key: string, type: string][]][] = [
	[
		'Webinar sign-up',
		[
			['Email', 'email', 'email'],
			['Time zone', 'time_zone', 'select'],
		],
	],
	[
		'Free guide',
		[
			['First name', 'first_name', 'text'],
			['Email', 'email', 'email'],
		],
	],
	[
		'Coaching application',
		[
			['Email', 'email', 'email'],
			['Your goal', 'goal', 'textarea'],
		],
	],
	[
		'Feedback',
		[
			['Rating', 'rating', 'select'],
			['Comment', 'comment', 'textarea'],
		],
	],
];

function seedFields(world: World, form: Row, fields: (typeof forms)[number][1], at: string): Row[] {
	const scope = { ...form.scope, form_id: form.id };
	const set = world.put('Forms::FieldSet', scope, at, { title: 'Questions' });
	return fields.map(([label, key, type], index) => {
		const inSet = { ...scope, field_set_id: set.id };
		const field = world.put('Forms::Field', inSet, at, { label, key, field_type: type, sort_order: index });
		if (type === 'select') {
			['One', 'Two', 'Three'].forEach((option, position) => {
				const data = { label: option, sort_order: position };
				world.put('Forms::Fields::Option', { ...inSet, field_id: field.id }, at, data);
			});
		}
		return field;
	});
}

function answerOf(world: World, field: Row, contact: Row): Data {
	const option = world.table('Forms::Fields::Option').list('field_id', field.id).at(0);
	return option === undefined ? { entry: String(contact.data.first_name) } : { fields_option_id: option.id };
}

/** Forms with fields, submissions and answers. */
export function seedForms(world: World, scope: Scope): void {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	for (const [name, fields] of forms) {
		const at = past(world.random, 400);
		const form = world.put('Form', scope, at, { name });
		const asked = seedFields(world, form, fields, at);
		for (let number = 0; number < 6; number++) {
			const contact = world.random.pick(contacts);
			const time = past(world.random, 100);
			const below = { ...scope, form_id: form.id };
			const submission = world.put('Forms::Submission', below, time, { contact_id: contact.id });
			for (const field of asked) {
				const answer = { field_id: field.id, ...answerOf(world, field, contact) };
				world.put('Forms::Submissions::Answer', { ...below, submission_id: submission.id }, time, answer);
			}
		}
	}
}

/** Opt-ins on pages, as FormSubmission shows them. */
export function seedFormSubmissions(world: World, scope: Scope, count: number): void {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	const pages = world.table('Page').list('workspace_id', scope.workspace_id);
	for (let number = 0; number < count; number++) {
		const contact = world.random.pick(contacts);
		const { email_address: email, first_name: name } = contact.data;
		world.put('FormSubmission', scope, past(world.random, 100), {
			contact_id: contact.id,
			page_id: world.random.pick(pages).id,
			data: { email: String(email), first_name: String(name), lead_source: 'page' },
		});
	}
}
