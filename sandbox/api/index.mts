import type { ContractEvent } from '../../scripts/contract/webhooks.mts';
import { readWebhooks } from '../../scripts/contract/webhooks.mts';
import { USUAL } from '../readings.mts';
import type { ClickFunnelsApi, WebhookEvent } from '../types.mts';
import { readContract } from './core/contract.mts';
import type { Kind } from './core/kinds.mts';
import { readKinds } from './core/kinds.mts';
import { logEvent, sampleEvent } from './core/events.mts';
import { readOperations } from './core/operations.mts';
import type { Api } from './core/requests.mts';
import { answerRequest } from './core/requests.mts';
import { createRouter } from './core/router.mts';
import { World } from './core/world.mts';
import { behaviours, handlers } from './groups/index.mts';
import { exportFile } from './groups/contacts/export-file.mts';
import { registeredEndpoints } from './groups/account/webhooks.mts';
import { seedContacts } from './seed/contacts.mts';
import { seedCompany } from './seed/index.mts';

interface Facts extends Api {
	kinds: ReadonlyMap<string, Kind>;
	events: readonly ContractEvent[];
}

let facts: Facts | undefined;

// Reading the contract takes longer than seeding a company, and it never changes.
function readFacts(): Facts {
	if (facts === undefined) {
		const contract = readContract();
		const operations = readOperations(contract);
		const kinds = readKinds(contract, operations.values());
		facts = { router: createRouter(contract), operations, handlers, kinds, events: readWebhooks().events };
	}
	return facts;
}

/**
 * Creates a double of the ClickFunnels API v2 with its own company in memory.
 * The same seed gives the same company, down to ids and timestamps.
 */
export function createClickFunnelsApi(options: { seed: number }): ClickFunnelsApi {
	const { kinds, events, ...api } = readFacts();
	const listeners: ((event: WebhookEvent) => void)[] = [];
	const readings = { ...USUAL };
	const files = { url: 'https://statics.myclickfunnels.com' };
	const start = (): World => {
		const world = new World({ seed: options.seed, kinds, behaviours, events, listeners, readings, files });
		seedCompany(world, api.operations.values());
		return world;
	};
	let world = start();
	return {
		readings,
		files,
		file: (path) => exportFile(world, path),
		async handle(request) {
			return answerRequest(api, world, request);
		},
		webhookEndpoints: () => registeredEndpoints(world),
		onEvent(listener) {
			listeners.push(listener);
		},
		sampleEvent: (eventType, workspaceId) => sampleEvent(world, eventType, workspaceId),
		logEvent: (event) => logEvent(world, event),
		reset() {
			world = start();
		},
		addContacts(workspaceId, count) {
			seedContacts(world, workspaceId, count);
		},
	};
}
