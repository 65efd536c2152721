import { Client } from '../../scripts/probe/client.mts';
import { serve } from '../support/serve.mts';

const options = { key: 'key', isMaton: false, write: true };

test('silence stops it, though not between a creation and what removes what was created', async () => {
	const server = await serve((request) => request.socket.destroy());
	const client = new Client(
		{ ...options, gateway: server.url },
		async () => undefined,
		new AbortController().signal,
	);
	await client.api('GET', '/teams');
	await client.api('GET', '/teams');
	expect(await client.api('POST', '/templates', { uncut: true })).toMatchObject({ status: 0 });
	expect(await client.api('GET', '/templates', { cleansUp: true })).toMatchObject({ status: 0 });
	await expect(client.api('GET', '/teams')).rejects.toThrow('The gateway has stopped answering: ');
	await server.close();
});

test('an answer without an end is none', async () => {
	const server = await serve((_, response) => response.end(Buffer.alloc(65 * 1024 * 1024, ' ')));
	const client = new Client(
		{ ...options, gateway: server.url },
		async () => undefined,
		new AbortController().signal,
	);
	expect(await client.api('GET', '/teams')).toMatchObject({
		status: 0,
		reason: 'it is too large: more than 64 MB',
	});
	await server.close();
});
