import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { integerId } from '../../core/ids.mts';
import type { Data, Row } from '../../core/store.mts';
import { unique } from '../../core/checks.mts';
import type { World } from '../../core/world.mts';

/** A behaviour that removes everything below a deleted record (ClickFunnels behaviour: forms). */
function removesBelow(parent: string, ...kinds: string[]): Pick<Behaviour, 'removed'> {
	return {
		removed(row: Row, world: World) {
			for (const kind of kinds) world.table(kind).removeBelow(parent, row.id);
		},
	};
}

const field: Behaviour = {
	...removesBelow('field_id', 'Forms::Fields::Option'),
	defaults: (_input, { world, scope }) => ({
		field_type: 'text',
		sort_order: world.table('Forms::Field').list('field_set_id', scope.field_set_id).length,
	}),
	prepare: unique('Forms::Field', 'key', 'form_id'),
};

const option: Behaviour = {
	defaults: (_input, { world, scope }) => ({
		sort_order: world.table('Forms::Fields::Option').list('field_id', scope.field_id).length,
	}),
};

function answered(row: Row, _input: Data, world: World): void {
	const shown = shownSubmission(world, row.scope.submission_id);
	const key = world.find('Forms::Field', row.data.field_id)?.data.key;
	if (shown === undefined || typeof key !== 'string') return;
	const data = { ...(shown.data.data as Data), [key]: String(row.data.entry ?? '') };
	world.change('FormSubmission', shown, { data });
}

function shownSubmission(world: World, submissionId: number): Row | undefined {
	return world.table('FormSubmission').list('submission_id', submissionId)[0];
}

// A submission also shows in the read-only view, with its answers by the key of their field
// (listFormSubmissions).
const submission: Behaviour = {
	...removesBelow('submission_id', 'Forms::Submissions::Answer', 'FormSubmission'),
	created(row, input, world) {
		world.create(
			'FormSubmission',
			{ ...row.scope, submission_id: row.id },
			{ contact_id: input.contact_id ?? null, data: {} },
		);
	},
};

const answer: Behaviour = {
	created: answered,
	updated: answered,
	prepare(input, { world, scope }) {
		const fields = world.table('Forms::Field').list('form_id', scope.form_id);
		if (input.field_id !== undefined && !fields.some(({ id }) => id === input.field_id)) {
			throw unprocessable('Field must exist');
		}
		return input;
	},
};

// reorderFormsFields: flat body; the ids that are not named keep their order behind the named ones.
const reorder: Handler = (call) => {
	const { world, input } = call;
	const set = parentOf(call);
	const fields = world.table('Forms::Field').list('field_set_id', set.id);
	const named = ((input.ids_in_order ?? []) as number[]).map((id) => {
		const found = fields.find((row) => row.id === integerId(id));
		if (found === undefined) throw unprocessable(`Field '${id}' was not found`);
		return found;
	});
	const ordered = [...named, ...fields.filter((row) => !named.includes(row))];
	ordered.forEach((row, at) => world.change('Forms::Field', row, { sort_order: at }));
	return { status: 200, body: { ordered_field_ids: ordered.map(({ id }) => String(id)) } };
};

/** Forms, their fields and submissions. */
export const forms: Group = {
	behaviours: {
		Form: removesBelow(
			'form_id',
			'Forms::FieldSet',
			'Forms::Field',
			'Forms::Fields::Option',
			'Forms::Submission',
			'Forms::Submissions::Answer',
			'FormSubmission',
		),
		'Forms::FieldSet': removesBelow('field_set_id', 'Forms::Field', 'Forms::Fields::Option'),
		'Forms::Field': field,
		'Forms::Fields::Option': option,
		'Forms::Submission': submission,
		'Forms::Submissions::Answer': answer,
	},
	handlers: { reorderFormsFields: reorder },
};
