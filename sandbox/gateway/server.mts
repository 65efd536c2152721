import fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestLogEntry } from '../types.mts';
import { html, matonError } from './answers.mts';
import { readBody, target } from './call.mts';
import type { RequestBody } from './call.mts';
import { addGateway } from './gateway.mts';
import { SANDBOX_PATH, addSandboxRoutes } from './sandbox-routes.mts';
import { send } from './send.mts';
import type { SandboxState } from './state.mts';

const BODY_LIMIT = 10 * 1024 * 1024;

/** Bytes of a request's first line and headers; with more the answer is 431. No source names Maton's own: it is what servers usually take. */
const HEAD_LIMIT = 8 * 1024;

/** Where the files of ClickFunnels are. */
export const FILES_PATH = '/files';

/** The HTTP server of the sandbox, not yet listening. */
export function createServer(state: SandboxState): FastifyInstance {
	const app = fastify({
		bodyLimit: BODY_LIMIT,
		http: { maxHeaderSize: HEAD_LIMIT },
		exposeHeadRoutes: false,
		// Open requests would keep close() waiting, such as those that a fault never answers.
		forceCloseConnections: true,
		// A path that can't be decoded reaches no hook, so it is logged here.
		frameworkErrors: (error, request, reply) => {
			const { path, query } = target(request.raw.url ?? '/');
			state.log.add(request.method, path, query, request.headers).status = 400;
			void send(reply, matonError(400, error.message));
		},
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, bytes, done) => {
		done(null, readBody(request.headers['content-type'], bytes as Buffer));
	});
	app.setNotFoundHandler((_request, reply) => send(reply, matonError(404, 'Not found')));
	app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) =>
		send(reply, matonError(error.statusCode ?? 500, error.message)),
	);
	addGateway(app, state, addLog(app, state));
	addSandboxRoutes(app, state);
	addFiles(app, state);
	return app;
}

/** Writes the request log. Returns what finds a request's line. */
function addLog(
	app: FastifyInstance,
	state: SandboxState,
): (request: FastifyRequest) => RequestLogEntry | undefined {
	const entries = new WeakMap<FastifyRequest, RequestLogEntry>();
	app.addHook('onRequest', async (request) => {
		const { path, query } = target(request.raw.url ?? '/');
		if (path.startsWith(SANDBOX_PATH)) return;
		entries.set(request, state.log.add(request.method, path, query, request.headers));
	});
	app.addHook('preHandler', async (request) => {
		const body = request.body as RequestBody | undefined;
		const entry = entries.get(request);
		if (entry && body) entry.body = body.value ?? body.text;
	});
	app.addHook('onSend', async (request, reply) => {
		const entry = entries.get(request);
		if (entry) entry.status = reply.statusCode;
	});
	return (request) => entries.get(request);
}

/** ClickFunnels' store of files: past the gateway, for whoever has the address, or after signing in. */
function addFiles(app: FastifyInstance, { api }: SandboxState): void {
	app.get(`${FILES_PATH}/*`, (request, reply) => {
		const isOpen = api.readings.exportFiles === 'open';
		const file = api.file(target(request.url).path.slice(FILES_PATH.length));
		if (file === undefined) return send(reply, html(404, 'Not found', 'There is no such file.'));
		if (!isOpen) return send(reply, html(200, 'Sign in', 'Sign in to ClickFunnels to go on.'));
		return send(reply, { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body: file });
	});
}
