import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readingsSchema } from '../readings.mts';
import { EVENT_TYPES } from '../webhooks/contract.mts';
import { UnknownEventType, emit } from '../webhooks/emit.mts';
import { json } from './answers.mts';
import type { Answer } from './answers.mts';
import type { RequestBody } from './call.mts';
import { faultSchema, problems } from './fault-schema.mts';
import { homePage } from './home-page.mts';
import { send } from './send.mts';
import type { SandboxState } from './state.mts';

/** Below this path lies what the real gateway does not have; it is neither limited nor logged. */
export const SANDBOX_PATH = '/_sandbox';

const optionsSchema = z
	.object({
		rate: z.number().int().nonnegative().optional(),
		latency: z.number().nonnegative().optional(),
		readings: readingsSchema.optional(),
	})
	.strict();

const emitSchema = z
	.object({
		event_type: z.string(),
		workspace_id: z.number().int().optional(),
		data: z.record(z.unknown()).optional(),
		subject_id: z.number().int().optional(),
		event_id: z.string().optional(),
		created_at: z.string().optional(),
		page_id: z.number().int().nullable().optional(),
		funnel_id: z.number().int().nullable().optional(),
	})
	.strict();

/** The routes by which a person or a test looks into the sandbox and steers it. */
export function addSandboxRoutes(app: FastifyInstance, state: SandboxState): void {
	app.get('/', (request, reply) =>
		reply.type('text/plain; charset=utf-8').send(homePage(`${request.protocol}://${request.host}`)),
	);
	app.get(`${SANDBOX_PATH}/requests`, (_request, reply) => send(reply, json(200, state.log.all())));
	app.delete(`${SANDBOX_PATH}/requests`, (_request, reply) => {
		state.log.clear();
		return send(reply, json(204, undefined));
	});
	app.get(`${SANDBOX_PATH}/deliveries`, (_request, reply) => send(reply, json(200, state.deliveries.all())));
	app.post(`${SANDBOX_PATH}/emit`, (request, reply) =>
		send(
			reply,
			withBody(request, emitSchema, (body) => fire(state, body)),
		),
	);
	app.put(`${SANDBOX_PATH}/faults`, (request, reply) =>
		send(
			reply,
			withBody(request, z.array(faultSchema), (faults) => {
				state.setFaults(faults);
				return json(200, faults);
			}),
		),
	);
	app.put(`${SANDBOX_PATH}/options`, (request, reply) =>
		send(
			reply,
			withBody(request, optionsSchema, ({ readings = {}, ...options }) => {
				Object.assign(state, options);
				state.setReadings(readings);
				return json(200, { rate: state.rate, latency: state.latency, readings: state.api.readings });
			}),
		),
	);
	app.post(`${SANDBOX_PATH}/reset`, (_request, reply) => {
		state.reset();
		return send(reply, json(204, undefined));
	});
}

/** Runs the work with the request's JSON body, or answers 400 and says what is wrong with it. */
function withBody<T>(request: FastifyRequest, schema: z.ZodType<T>, work: (body: T) => Answer): Answer {
	const parsed = schema.safeParse((request.body as RequestBody | undefined)?.value);
	return parsed.success ? work(parsed.data) : json(400, { error: problems(parsed.error) });
}

function fire(state: SandboxState, request: z.infer<typeof emitSchema>): Answer {
	try {
		return json(200, { deliveries: emit(state.api, state.deliveries, request) });
	} catch (error) {
		if (!(error instanceof UnknownEventType)) throw error;
		const hint = 'see event_types here, or GET /clickfunnels/api/v2/webhooks/outgoing/event_types with a key';
		return json(400, { error: `${error.message}: ${hint}`, event_types: EVENT_TYPES });
	}
}
