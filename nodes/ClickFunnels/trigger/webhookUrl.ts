import { isLoopback } from '../gateway/account';

/**
 * Hosts that nobody outside can reach, as `URL` writes them: what ends in a number is an address, anything
 * else a name.
 */
const UNREACHABLE = [
	/^(0|10|127|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\.[\d.]+$/,
	/^\[(::|f[cde])/,
	/^[^.[]+$/,
	/\.(local|localhost|internal|lan|home\.arpa)$/,
];

const WHAT_TO_DO =
	'Set WEBHOOK_URL of n8n to a public https address, or take the ClickFunnels Polling Trigger, which needs none.';

/**
 * Whether ClickFunnels can deliver to a webhook URL, and safely: that it is https is this node's own rule.
 * @param gateway the gateway URL in use: one on this machine stands for a sandbox, which can also reach this
 * machine
 * @returns what is wrong and what to do; undefined when it will do
 */
export function unreachable(webhookUrl: string, gateway: string): string | undefined {
	const { protocol, hostname } = new URL(webhookUrl);
	if (isLoopback(new URL(gateway).hostname)) return undefined;
	if (protocol !== 'https:') {
		return `Deliveries to ${webhookUrl} would travel unencrypted. ${WHAT_TO_DO}`;
	}
	// The dot that may end a name says only that it is whole.
	const host = hostname.replace(/\.$/, '');
	if (UNREACHABLE.some((pattern) => pattern.test(host))) {
		return `ClickFunnels can’t reach ${webhookUrl}. ${WHAT_TO_DO}`;
	}
	return undefined;
}
