import type { Company, Json } from './company.mts';

/** Finds an order by type, payment processor and service status, as it was when asked for. Throws where there is none. */
export type OrderKind = (type: string, processor: string, status: string) => Json;

/** The oldest twenty orders of the company by their kind: the seed has every kind among them. */
export async function ordersByKind(company: Company): Promise<OrderKind> {
	const orders = await company.page(`/workspaces/${company.workspace}/orders`);
	return (type, processor, status) => {
		const found = orders.find(
			(order) =>
				order.order_type === type && order.payment_processor === processor && order.service_status === status,
		);
		if (found === undefined) throw new Error(`The company has no ${status} ${processor} ${type}`);
		return found;
	};
}
