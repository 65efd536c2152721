import * as kinds from '../../kinds';
import {
	boolean,
	list,
	longText,
	number,
	object,
	options,
	stringList,
	text,
	textOrJson,
	word,
	type Fields,
} from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

/** What the public API lets a filter ask for (contract, RefineFilterParametersCreate). */
const ATTRIBUTES = [
	'anonymous',
	'clicked_broadcast',
	'created_at',
	'email_address',
	'email_suppression',
	'first_name',
	'has_active_affiliate_attribution',
	'has_affiliate_attribution',
	'last_activity',
	'last_name',
	'opened_broadcast',
	'opted_in_funnel_at',
	'opted_in_funnel_step',
	'opted_in_on_standalone_page',
	'received_broadcast',
	'referred_by_affiliate',
	'tags.id',
	'unsubscribed_at',
];

const CLAUSES: Record<string, string> = {
	eq: 'Is',
	dne: 'Is Not',
	in: 'Is Any Of',
	nin: 'Is None Of',
	sw: 'Starts With',
	st: 'Is Set',
	nst: 'Is Not Set',
	gt: 'Is Greater Than',
	gte: 'Is at Least',
	lt: 'Is Less Than',
	lte: 'Is at Most',
	btwn: 'Is Between',
	nbtwn: 'Is Not Between',
	exct: 'Is Exactly',
};

const criteria = list('Criteria', {
	entry: 'Criterion',
	replaces: 'Criteria',
	fields: {
		attribute: options('Attribute', ATTRIBUTES, { names: { 'tags.id': 'Tag' } }),
		clause: options('Clause', Object.keys(CLAUSES), {
			names: CLAUSES,
			description: 'Which clauses an attribute takes differs: texts take Is and Starts With, tags Is and Any',
		}),
		value: textOrJson('Value', {
			description:
				'Text, or JSON for several values (["12", "13"]) and relative dates ({"days": "30", "modifier": "ago"}). Less than 30 days ago means within the last 30 days.',
		}),
	},
	required: ['attribute', 'clause'],
});

/** The most that ClickFunnels sends of rows, in bytes (ClickFunnels behaviour: results of a filter). */
const MOST_BYTES = 4_194_304;

const most = (label: string, initial: number) =>
	number(label, { min: 1, initial, mayBeEmpty: true, placeholder: 'e.g. 500' });

/** The records that a filter finds, in the answer to a call about the filter. */
const results = (more = '') => ({
	results: object('Results', {
		entry: 'Results',
		orTrue: true,
		fields: {
			after: word('After', { description: 'To go on: next_after of the results before' }),
			count: boolean('Count', 'Whether to count all that the filter finds', { onlyTrue: true }),
			fields: stringList('Fields', {
				placeholder: 'e.g. email_address, first_name',
				description: 'What each row holds, by the names in a contact. Without any: its ID.',
			}),
			max_bytes: most('Max Bytes', MOST_BYTES),
			limit: most('Max Rows', 100_000),
		},
		description: `What the filter finds, in results.rows of the answer${more}`,
	}),
});

/** Not all sources say that reading a filter gives its results. */
const readResults = results('. If there is none, ClickFunnels does not give it here.');

const generated: Fields = {
	text: longText('Text', { placeholder: 'e.g. contacts tagged VIP who signed up last month' }),
	save: boolean('Save', 'Whether to keep the filter under a name'),
	name: text('Name', { description: 'Of the filter to keep' }),
	...results(),
};

export const savedFilter = resource({
	kind: kinds.savedFilter,
	description: 'A filter of contacts that is kept in ClickFunnels',
	fields: {
		name: text('Name', { description: 'Unique in the workspace' }),
		filter_class: options('Filter Class', ['ContactsFilter'], {
			names: { ContactsFilter: 'Contacts' },
			description: 'Contacts is the only kind that can be created',
		}),
		conjunction: options('Conjunction', ['and', 'or'], {
			description: 'How criteria go together. ClickFunnels accepts only And from outside.',
		}),
		criteria,
	},
	operations: [
		getMany({
			firstCursor: '0',
			filters: { name: text('Name', { description: 'The whole name' }) },
			query: {
				sort_order: options('Direction', ['asc', 'desc'], {
					names: { asc: 'Ascending', desc: 'Descending' },
				}),
			},
		}),
		get('GET /refine_filters/{id}', { options: readResults }),
		create('POST /workspaces/{workspace_id}/refine_filters', {
			root: 'refine_filter',
			required: ['criteria'],
			beside: results(),
		}),
		update(
			'PATCH /refine_filters/{id}',
			{ root: 'refine_filter', except: ['filter_class'], beside: results() },
			{ description: 'Change name or criteria of a saved filter. Criteria replace all that were there.' },
		),
		remove('DELETE /refine_filters/{id}', {
			description: 'Delete a saved filter. Detach it first from what uses it: nothing warns you.',
		}),
		action('POST /workspaces/{workspace_id}/contacts/filters', {
			// It is not kept.
			hasId: false,
			value: 'generate',
			name: 'Generate',
			action: 'Generate filter from text',
			description:
				'Turn a description in plain words into a filter of contacts, and get its filter token, stable_id',
			body: { fields: generated, required: ['text'] },
		}),
		action('GET /contacts/filters/{id}', {
			value: 'getGenerated',
			name: 'Get Generated',
			action: 'Get generated filter',
			description: 'Retrieve a saved filter of contacts with its filter token',
			options: readResults,
		}),
	],
});
