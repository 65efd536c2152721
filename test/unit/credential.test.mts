import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { MatonApi } from '../../credentials/MatonApi.credentials';

const credential = new MatonApi();
const request: IHttpRequestOptions = { url: '/teams', headers: { Accept: 'application/json' } };

async function headersFor(more: ICredentialDataDecryptedObject) {
	const data = { apiKey: 'key-1', gatewayUrl: 'https://api.maton.ai', ...more };
	return (await credential.authenticate(data, request)).headers;
}

const usual = { Accept: 'application/json', Authorization: 'Bearer key-1', 'User-Agent': 'Maton/1.0' };

test.each([
	['key and user agent', {}, usual],
	['a key with spaces around it', { apiKey: ' key-1\n' }, usual],
	['a connection', { connectionId: ' ab-1 ' }, { ...usual, 'Maton-Connection': 'ab-1' }],
	['an empty connection', { connectionId: '' }, usual],
	['a blank connection', { connectionId: ' ' }, usual],
])('sends %s', async (_, data, headers) => {
	expect(await headersFor(data)).toEqual(headers);
});

test('leaves the request that n8n gave as it was', async () => {
	await headersFor({});
	expect(request).toEqual({ url: '/teams', headers: { Accept: 'application/json' } });
});

test.each(['http://api.maton.ai', 'api.maton.ai', ''])('sends nothing to %p', async (gatewayUrl) => {
	await expect(headersFor({ gatewayUrl })).rejects.toThrow(/^Gateway URL: /);
});

test("n8n's search finds it by either name", () => {
	expect(credential.displayName).toMatch(/clickfunnels/i);
	expect(credential.displayName).toMatch(/maton/i);
});

test('what n8n keeps of it are the fields alone', () => {
	const fields = credential.properties.filter(({ type }) => type !== 'notice').map(({ name }) => name);
	expect(fields).toEqual([
		'apiKey',
		'connectionId',
		'defaultWorkspace',
		'gatewayUrl',
		'requestsPerSecond',
		'maxSeconds',
	]);
});

test('two minutes of trying, and none at least', () => {
	const field = credential.properties.find(({ name }) => name === 'maxSeconds');
	expect(field).toMatchObject({
		displayName: 'Max Seconds of Trying',
		type: 'number',
		default: 120,
		typeOptions: { minValue: 0 },
	});
});

test('the key is hidden in the editor', () => {
	const key = credential.properties.find(({ name }) => name === 'apiKey');
	expect(key?.typeOptions).toEqual({ password: true });
});
