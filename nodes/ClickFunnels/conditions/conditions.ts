import { contactTag, course, form, funnel, orderTag, page, pipelineStage, product } from '../kinds';
import { boolean, number, options, references, stringList, type Field } from '../table/field';

/** Something that a record is held against before it starts a workflow. */
export interface Condition {
	/** How the user says what is wanted. */
	field: Field;
	/**
	 * Where a record of a kind (`subject_type`) shows the thing, with dots, through lists (contract: the GET of
	 * each): all that is found counts.
	 */
	shownAt: Record<string, string[]>;
	/** The same in the event around the record, whatever that is. */
	shownInEvent?: string[];
	/** Whether an expression may give names, too: every record shows them beside the ids. */
	byName?: boolean;
	/** Why an event does not start the workflow, for who reads the answer to a delivery. */
	otherwise: string;
}

/** All that a person may call by what stands under a path. */
const called = (path: string) => ['id', 'public_id', 'name'].map((key) => `${path}.${key}`);

/** All conditions, in the order of the editor. Keys are the names of their parameters. */
export const CONDITIONS = {
	amount_at_least: {
		field: number('Amount at Least', {
			min: 0,
			decimals: true,
			description:
				'Only orders, invoices and charges of at least this total, and opportunities of this value, in their own currency',
		}),
		shownAt: {
			Order: ['total_amount'],
			'Orders::Invoice': ['total_amount'],
			'Orders::Transaction': ['amount'],
			'Sales::Opportunity': ['value'],
		},
		otherwise: 'the amount is lower',
	},
	contact_tag_ids: {
		field: references('Contact Tag', contactTag, {
			description: 'Only what is about a contact with one of these tags',
		}),
		shownAt: {
			Contact: called('tags'),
			'Contacts::AppliedTag': ['tag_id', 'tag.public_id', 'tag.name'],
			Order: called('contact.tags'),
			'Orders::Invoice': called('order.contact.tags'),
			'Sales::Opportunity': called('primary_contact.tags'),
		},
		byName: true,
		otherwise: 'contact tag is another one',
	},
	course_ids: {
		field: references('Course', course, { description: 'Only what is about these courses' }),
		shownAt: { Course: ['id'], 'Courses::Enrollment': ['course_id'], 'Courses::Section': ['course_id'] },
		otherwise: 'course is another one',
	},
	form_ids: {
		field: references('Form', form, {
			description:
				'Only submissions of these forms, where ClickFunnels says of which form one is. Others pass, with _unchecked: choose their page instead',
		}),
		shownAt: { FormSubmission: ['form_id', 'form.id', 'data.form_id'] },
		otherwise: 'form is another one',
	},
	funnel_ids: {
		field: references('Funnel', funnel, {
			description: 'Only events that name one of these funnels. Filters let events pass that name none',
		}),
		shownAt: {},
		shownInEvent: ['funnel_id', 'funnel.id'],
		otherwise: 'funnel is another one',
	},
	live_mode: {
		field: boolean('Live Mode', 'Whether real orders start the workflow. Off, only test orders do.', {
			initial: true,
		}),
		shownAt: { Order: ['live_mode'], 'Orders::Invoice': ['order.live_mode'] },
		otherwise: 'live mode is the other one',
	},
	order_tag_ids: {
		field: references('Order Tag', orderTag, {
			description: 'Only orders with one of these tags, and their invoices',
		}),
		shownAt: { Order: ['tag_ids'], 'Orders::Invoice': ['order.tag_ids'] },
		otherwise: 'order tag is another one',
	},
	order_type: {
		field: options('Order Type', ['one-time-order', 'subscription-order'], {
			names: { 'one-time-order': 'One-Time', 'subscription-order': 'Subscription' },
		}),
		shownAt: { Order: ['order_type'], 'Orders::Invoice': ['order.order_type'] },
		otherwise: 'order type is another one',
	},
	page_ids: {
		field: references('Page', page, {
			description: 'Only what names one of these pages',
		}),
		shownAt: { Order: ['page_id', 'order_page.id'], FormSubmission: ['page_id'] },
		shownInEvent: ['page_id', 'page.id'],
		otherwise: 'page is another one',
	},
	pipelines_stage_ids: {
		field: references('Pipeline Stage', pipelineStage, {
			description: 'Only opportunities that are in one of these stages',
		}),
		shownAt: { 'Sales::Opportunity': ['pipelines_stage_id', ...called('pipelines_stage')] },
		byName: true,
		otherwise: 'pipeline stage is another one',
	},
	product_ids: {
		field: references('Product', product, {
			description: 'Only what is about one of these products, such as orders and invoices with it',
		}),
		shownAt: {
			Order: ['line_items.original_product.id'],
			'Orders::Invoice': ['line_items.products_variant.product_id'],
			Product: ['id'],
			'Products::Variant': ['product_id'],
		},
		otherwise: 'product is another one',
	},
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

/** All of them, by name. */
export const conditions = Object.entries(CONDITIONS) as Array<[ConditionName, Condition]>;

/** What of a record must have changed since it was last seen; of every kind of record. */
export const CHANGED_FIELDS = stringList('Fields Changed', {
	placeholder: 'e.g. email_address, custom_attributes.plan',
	description:
		'Only when one of these fields of the record was changed since its last event. Names as under data, with dots. The first event of a record passes.',
});
export const CHANGED_FIELDS_NAME = 'changed_fields';
