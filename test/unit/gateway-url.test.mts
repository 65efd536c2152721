import { API_PATH, gatewayUrl } from '../../nodes/ClickFunnels/gateway/gatewayUrl';

test.each([
	['https://api.maton.ai', 'https://api.maton.ai'],
	['https://api.maton.ai/', 'https://api.maton.ai'],
	['https://api.maton.ai///', 'https://api.maton.ai'],
	['  https://api.maton.ai\n', 'https://api.maton.ai'],
	['HTTPS://API.Maton.ai', 'https://api.maton.ai'],
	['https://api.maton.ai:443', 'https://api.maton.ai'],
	['https://api.maton.ai:8443', 'https://api.maton.ai:8443'],
	['https://proxy.example/maton', 'https://proxy.example/maton'],
	['https://proxy.example/a/b//', 'https://proxy.example/a/b'],
	['https://proxy.example/maton?x=1#y', 'https://proxy.example/maton'],
	['https://gateway.example/a/../b', 'https://gateway.example/b'],
	// The key is the credential: a name and password in the URL are not sent on.
	['https://user:secret@api.maton.ai/x', 'https://api.maton.ai/x'],
	['https://192.168.1.5', 'https://192.168.1.5'],
	['http://localhost', 'http://localhost'],
	['http://localhost:8080/', 'http://localhost:8080'],
	['http://LOCALHOST:8080', 'http://localhost:8080'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
	['http://127.1.2.3', 'http://127.1.2.3'],
	['http://127.1:8080', 'http://127.0.0.1:8080'],
	['http://[::1]:8080/maton', 'http://[::1]:8080/maton'],
	['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
])('%p is %s', (value, url) => {
	expect(gatewayUrl(value)).toBe(url);
});

test.each([
	['http://api.maton.ai'],
	['http://0.0.0.0:8080'],
	['http://192.168.1.5'],
	['http://128.0.0.1'],
	['http://[::2]'],
	['http://localhost.example.com'],
	['http://127.0.0.1.example.com'],
	['http://notlocalhost'],
	['http://localhost@evil.example'],
	['http://127.0.0.1:80@evil.example'],
	['ftp://localhost'],
	['ws://localhost'],
	['file:///etc/hosts'],
])('%s is refused, for the key would travel unencrypted', (value) => {
	expect(() => gatewayUrl(value)).toThrow(
		/^Gateway URL: .* would send the API key unencrypted\. Use https in the Maton API credential\.$/,
	);
});

test('a password in a refused URL is not repeated', () => {
	expect(() => gatewayUrl('http://user:secret@api.maton.ai')).toThrow(/^(?!.*secret)/);
});

test.each([
	[''],
	[' '],
	['api.maton.ai'],
	['/clickfunnels'],
	['https://'],
	['https://a b'],
	[undefined],
	[null],
	[5],
	[{}],
])('%p is no URL', (value) => {
	expect(() => gatewayUrl(value)).toThrow(
		/^Gateway URL: ".*" is not a URL\. Enter one such as https:\/\/api\.maton\.ai in the Maton API credential\.$/,
	);
});

test('the API is where the contract says', () => {
	expect(API_PATH).toBe('/clickfunnels/api/v2');
});
