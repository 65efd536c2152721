export const INVOICES = 'GET /orders/{order_id}/invoices';
export const TRANSACTIONS = 'GET /orders/{order_id}/transactions';
