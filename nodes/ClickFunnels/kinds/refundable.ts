import type { IDataObject } from 'n8n-workflow';

/** Whether a transaction took money, and was not declined (ClickFunnels behaviour: refunds). */
export function isCharge({ external_type: type, result }: IDataObject): boolean {
	return ['sale', 'capture'].includes(String(type)) && result === 'approved';
}

/** Whether a transaction can be paid back (ClickFunnels behaviour: refunds). */
export function isRefundable(transaction: IDataObject): boolean {
	return isCharge(transaction) && ['completed', 'partially-refunded'].includes(String(transaction.status));
}
