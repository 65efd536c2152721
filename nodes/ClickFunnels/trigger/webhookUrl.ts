import { isLoopback } from '../gateway/gatewayUrl';

const PRIVATE_HOST =
	/^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cde]|0\.0\.0\.0$|[^.:]+$)|\.(local|internal|localhost)$/i;

/**
 * Whether ClickFunnels can deliver to a webhook URL.
 * @param gateway the gateway URL in use: one on this machine stands for a sandbox, which can also reach this machine
 * @returns what is wrong and what to do; undefined when it will do
 */
export function unreachable(webhookUrl: string, gateway: string): string | undefined {
	const { protocol, hostname } = new URL(webhookUrl);
	if (isLoopback(new URL(gateway).hostname)) return undefined;
	if (protocol !== 'https:') {
		return `ClickFunnels delivers to https addresses only, and this n8n has ${webhookUrl}. Set WEBHOOK_URL of n8n to a public https address.`;
	}
	if (isLoopback(hostname) || PRIVATE_HOST.test(hostname)) {
		return `ClickFunnels can’t reach ${webhookUrl}. Set WEBHOOK_URL of n8n to an address that is public.`;
	}
	return undefined;
}
