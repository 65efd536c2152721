import type { FastifyReply } from 'fastify';
import type { Outcome } from './play-fault.mts';

/** Writes an outcome: an answer, a TCP reset, or nothing at all. */
export function send(reply: FastifyReply, outcome: Outcome): FastifyReply {
	if (outcome === 'silence') return reply.hijack();
	if (outcome === 'reset') {
		reply.hijack();
		reply.raw.socket?.resetAndDestroy();
		return reply;
	}
	return reply.code(outcome.status).headers(outcome.headers).send(outcome.body);
}
