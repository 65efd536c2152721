import { unreachable } from '../../nodes/ClickFunnels/trigger/webhookUrl';

const PUBLIC = 'https://api.maton.ai';
const path = '/webhook/1/webhook';

test.each([
	'http://n8n.example.com',
	'http://localhost:5678',
	'http://192.168.1.5:5678',
	'ftp://n8n.example.com',
])('%s is no https address', (address) => {
	const reason = unreachable(address + path, PUBLIC);
	expect(reason).toContain(`Deliveries to ${address + path} would travel unencrypted`);
	expect(reason).toContain('Set WEBHOOK_URL of n8n to a public https address');
	expect(reason).toContain('or take the ClickFunnels Polling Trigger, which needs none');
});

test.each([
	'https://localhost',
	'https://localhost:5678',
	'https://localhost.',
	'https://n8n.localhost',
	'https://127.0.0.1',
	'https://127.8.9.10',
	'https://2130706433',
	'https://0x7f.1',
	'https://0.0.0.0',
	'https://10.0.0.1',
	'https://10.255.255.255',
	'https://192.168.0.10:8443',
	'https://172.16.0.1',
	'https://172.31.255.254',
	'https://169.254.1.1',
	'https://100.64.0.1',
	'https://100.127.255.254',
	'https://n8n.local',
	'https://N8N.LOCAL',
	'https://n8n.local.',
	'https://n8n.internal',
	'https://n8n.lan',
	'https://n8n.home.arpa',
	'https://n8n',
	'https://n8n:5678',
	'https://[::1]',
	'https://[::]',
	'https://[fc00::1]',
	'https://[fd12:3456::1]',
	'https://[fe80::1]',
	'https://[febf::1]',
	'https://[::ffff:10.0.0.1]',
	'https://[::ffff:127.0.0.1]',
])('%s is not public', (address) => {
	const reason = unreachable(address + path, PUBLIC);
	expect(reason).toContain('can’t reach');
	expect(reason).toContain('Set WEBHOOK_URL of n8n to a public https address');
});

test.each([
	'https://n8n.example.com',
	'https://n8n.example.com:8443',
	'https://example.app.n8n.cloud',
	'https://8.8.8.8',
	'https://11.0.0.1',
	'https://172.15.0.1',
	'https://172.32.0.1',
	'https://192.169.0.1',
	'https://100.63.0.1',
	'https://100.128.0.1',
	'https://10.example.com',
	'https://127.example.com',
	'https://192.168.example.com',
	'https://172.16.example.com',
	'https://fc.example.com',
	'https://local.example.com',
	'https://mylocal.com',
	'https://[2001:db8::1]',
	'https://[2606:4700::1111]',
])('%s will do', (address) => {
	expect(unreachable(address + path, PUBLIC)).toBeUndefined();
});

test.each(['http://127.0.0.1:9300', 'http://localhost:9300', 'http://[::1]:9300', 'https://localhost'])(
	'any address will do with a gateway on this machine, such as %s',
	(gateway) => {
		expect(unreachable(`http://localhost:5678${path}`, gateway)).toBeUndefined();
	},
);
