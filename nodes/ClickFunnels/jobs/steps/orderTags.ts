import * as kinds from '../../kinds';
import { severalChosen } from '../../table/jobField';
import { simplifyBy } from '../../table/resource';

export const ORDER_TAGS = 'GET /workspaces/{workspace_id}/orders/tags';
export const CREATE_ORDER_TAG = 'POST /workspaces/{workspace_id}/orders/tags';

/** Where tags of orders are listed and made. */
export const OF_ORDERS = { list: ORDER_TAGS, create: CREATE_ORDER_TAG, hasFilter: false } as const;

/** Tags of orders by their names, or one from the list. */
export const CHOSEN_ORDER_TAGS = severalChosen('Tags', kinds.orderTag, {
	property: 'orderTags',
	description: 'Names with commas, or a list',
});

/** What an order shows beside its tags. */
export const WITH_TAGS = simplifyBy(
	'id order_number contact_name=contact.first_name+contact.last_name contact_email=contact.email_address total_amount currency tag_ids created_at',
);
