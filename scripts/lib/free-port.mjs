import { createServer } from 'node:net';

/**
 * Takes a port on loopback for a moment.
 * @param {number} port 0 for any
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 */
export function freePort(port = 0) {
	return new Promise((resolve) => {
		const server = createServer();
		server.on('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const number = typeof address === 'object' ? address?.port : undefined;
			server.close(() => resolve(number));
		});
	});
}
