import type { SentField } from '../../nodes/ClickFunnels/gateway/answerFields';
import { call, problem } from './asked.mts';

interface Case {
	route: string;
	status: number;
	/** ClickFunnels' words. */
	error: string;
	message: string;
	advice: string | undefined;
}

const EMAIL: SentField = { name: 'email_address', label: 'Email', value: 'ann@example.com', isAddress: true };
const NAME: SentField = { name: 'name', label: 'Name', value: 'VIP' };

const CASES: Case[] = [
	{
		route: 'POST /courses/{course_id}/enrollments',
		status: 422,
		error: 'Request unprocessable: Contact has already been taken',
		message: 'The contact is already enrolled in this course',
		advice: 'Get Many with the filter Contact gives the enrollment.',
	},
	// Rails' word for a record that is not there.
	{
		route: 'POST /courses/{course_id}/enrollments',
		status: 422,
		error: 'Request unprocessable: Course must exist',
		message: 'Course must exist',
		advice: 'Check the IDs: one is of no record, or of one in another workspace.',
	},
	// Of a record that is yet to be made there is nothing to look at.
	{
		route: 'POST /workspaces/{workspace_id}/forms',
		status: 422,
		error: 'The plan has no room for more',
		message: 'ClickFunnels did not accept the values: The plan has no room for more',
		advice: undefined,
	},
	{
		route: 'DELETE /sales/pipelines/{id}',
		status: 422,
		error: 'Pipeline must be empty before it can be deleted',
		message:
			'ClickFunnels does not allow this for the contact tag: Pipeline must be empty before it can be deleted',
		advice: 'Look at the contact tag in ClickFunnels: its state, or what depends on it, may be why.',
	},
	{
		route: 'POST /workspaces/{workspace_id}/contacts',
		status: 422,
		error: 'Request unprocessable: Email address has already been taken',
		message: 'Email: a contact already has the address "ann@example.com"',
		advice: 'Use Create or Update.',
	},
	{
		route: 'PUT /contacts/{id}',
		status: 422,
		error: 'Request unprocessable: Email address has already been taken',
		message: 'Email: another contact already has the address "ann@example.com"',
		advice: 'Enter another one, or change that contact.',
	},
	{
		route: 'POST /workspaces/{workspace_id}/contacts',
		status: 422,
		error: 'Request unprocessable: Email address is invalid',
		message: 'Email: "ann@example.com" is not a valid address',
		advice: undefined,
	},
	{
		route: 'POST /workspaces/{workspace_id}/contacts/tags',
		status: 422,
		error: 'Request unprocessable: Name has already been taken',
		message: 'Name: there is already a tag "VIP"',
		advice: 'Get Many finds it.',
	},
	{
		route: 'POST /workspaces/{workspace_id}/forms',
		status: 422,
		error: 'Name has already been taken',
		message: 'Name: "VIP" has already been taken',
		advice: undefined,
	},
	{
		route: 'POST /contacts/{contact_id}/applied_tags',
		status: 422,
		error: 'Tag has already been taken',
		message: 'The tag is already applied',
		advice: 'Nothing is left to do.',
	},
	{
		route: 'POST /orders/transactions/{id}/refund',
		status: 404,
		error: 'Not found',
		message: 'There is nothing to refund: the transaction may be refunded already',
		advice: 'Only an approved sale or capture can be, once. Else check the ID.',
	},
	{
		route: 'POST /orders/{id}/cancel',
		status: 422,
		error: 'Request unprocessable: Only subscription orders can be canceled',
		message: 'There is nothing to cancel: the order is no subscription',
		advice: 'To give money back, refund its transaction.',
	},
	{
		route: 'POST /orders/fulfillments/{id}/cancel',
		status: 409,
		error: 'Fulfillment is already cancelled',
		message: 'There is nothing to cancel: Fulfillment is already cancelled',
		advice: undefined,
	},
	{
		route: 'POST /products/{id}/archive',
		status: 409,
		error: 'Product is already archived',
		message: 'Product is already archived',
		advice: 'Nothing was changed.',
	},
	{
		route: 'POST /workspaces/{workspace_id}/contacts',
		status: 400,
		error: 'Bad request: param is missing or the value is empty: contact',
		message: 'Nothing is set, and ClickFunnels needs something',
		advice: 'Set at least one field. ClickFunnels says: param is missing or the value is empty: contact',
	},
	{
		route: 'GET /workspaces/{workspace_id}/contacts',
		status: 400,
		error: 'Bad request: found unpermitted parameter: :email_address',
		message: 'Email: found unpermitted parameter: :email_address',
		advice: 'Remove it: ClickFunnels does not offer it here.',
	},
];

test.each(CASES)('$status "$error" of $route', ({ route, status, error, message, advice }) => {
	const about = { ...call.about, route, sent: () => [EMAIL, NAME] };
	const made = problem(status, { error }, { ...call, about });
	expect([made.message, made.description]).toEqual([message, advice]);
	// The details that n8n shows have ClickFunnels' own words.
	expect(made.messages.join()).toContain(error.replace(/^.+?: /, '').slice(-20));
});

test('words that no meaning is known of stay, whatever the route is', () => {
	for (const { route } of CASES.filter(({ route: one }) => !one.startsWith('DELETE '))) {
		const made = problem(422, { error: 'Ask again tomorrow' }, { ...call, about: { ...call.about, route } });
		expect(made.message).toBe('ClickFunnels did not accept the values: Ask again tomorrow');
	}
});

test('the same words of Maton or a firewall mean nothing of the sort', () => {
	const about = { ...call.about, route: CASES[0].route };
	expect(problem(422, { message: 'already taken', code: 422 }, { ...call, about }).message).toBe(
		'Maton answered with status 422: already taken',
	);
	expect(problem(422, '<h1>already taken</h1>', { ...call, about }).message).not.toContain('enrolled');
});

test('what can’t be canceled may have begun or ended', () => {
	const canceling = { ...call, about: { noun: 'contact', sought: 'export action', cancels: true } };
	const made = problem(404, { error: 'Not found' }, canceling);
	expect(made.message).toBe('ClickFunnels found no such export action to cancel');
	expect(made.description).toMatch(/^It may have begun or ended already.*Else check the ID/);
	expect(problem(404, { error: 'No such route' }, canceling).message).toMatch(/^There is no such address/);
	expect(problem(404, { message: 'Gone', code: 404 }, canceling).message).toMatch(/^Maton does not know/);
});
