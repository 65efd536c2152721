import * as kinds from '../../kinds';
import { keyValues, reference } from '../../table/field';
import { job } from '../../table/job';
import { CONTACT, contactOrNew, UPSERT, WHOSE } from '../steps/contact';
import { FIELD_SETS, FIELDS, OPTIONS } from '../steps/questions';
import { answersTo } from './toAnswer';

const SUBMIT = 'POST /forms/{form_id}/submissions';
const ANSWER = 'POST /forms/submissions/{submission_id}/answers';

export const submit = job({
	value: 'submit',
	name: 'Submit',
	action: 'Submit form for contact by email',
	description:
		'Fill in a form for a contact, given by its e-mail address or ID; where nobody has the address, the contact is made. It is a new submission each time.',
	needs: {
		...WHOSE,
		form_id: reference('Form', kinds.form),
		answers: keyValues('Answers', {
			lists: true,
			description: 'Key: text of the question, or key of the field. Value: the answer; several with commas.',
		}),
	},
	calls: [UPSERT, CONTACT, FIELD_SETS, FIELDS, OPTIONS, SUBMIT, ANSWER],
	gives: SUBMIT,
	run: async (api, { form_id, answers, ...whose }) => {
		// All are looked up before the first change: a question that does not exist changes nothing.
		const ready = await answersTo(api, form_id, answers);
		const { id: contact_id } = await contactOrNew(api, whose);
		const row = await api.call(SUBMIT, { form_id, contact_id });
		for (const answer of ready) await api.call(ANSWER, { submission_id: row.id, ...answer });
		return { row };
	},
});
