import { randomBytes, randomUUID } from 'node:crypto';
import { KEYS } from './keys.mts';

/**
 * A key's link to one app (contract/maton.json, `connections`), without the `url` that depends on how the
 * sandbox is reached.
 */
export interface Connection {
	connection_id: string;
	status: 'ACTIVE' | 'PENDING' | 'FAILED';
	/** ISO 8601. */
	creation_time: string;
	last_updated_time: string;
	app: string;
	method: string;
	metadata: Record<string, unknown>;
}

interface Owned {
	key: string;
	/** Names the connection in the page that authorises it. */
	token: string;
	connection: Connection;
}

/** A connection that is added; by default it is active, and made by OAuth. */
interface Added {
	key: string;
	connectionId: string;
	status?: Connection['status'];
	method?: string;
}

/** The app name of ClickFunnels at Maton. */
export const APP = 'clickfunnels';

/** The connections that exist at the start, so that a test can name them. */
export const SEEDED_CONNECTIONS = {
	good: '5a9d0b1e-0000-4000-8000-000000000001',
	first: '5a9d0b1e-0000-4000-8000-000000000002',
	second: '5a9d0b1e-0000-4000-8000-000000000003',
};

/** Maton's connections of all keys, in the order in which they were made. */
export class Connections {
	#all: Owned[] = [];

	constructor() {
		this.reset();
	}

	/** Back to one active connection for the good key, two for the key with two, none for the third. */
	reset(): void {
		this.#all = [];
		this.#add({ key: KEYS.good, connectionId: SEEDED_CONNECTIONS.good });
		this.#add({ key: KEYS.twoConnections, connectionId: SEEDED_CONNECTIONS.first });
		this.#add({ key: KEYS.twoConnections, connectionId: SEEDED_CONNECTIONS.second });
	}

	/** Connections of a key; an absent filter value matches all. */
	list(key: string, filter: { app?: string; status?: string; method?: string } = {}): Connection[] {
		return this.#all
			.filter((owned) => owned.key === key)
			.map((owned) => owned.connection)
			.filter(({ app }) => filter.app === undefined || app === filter.app)
			.filter(({ status }) => filter.status === undefined || status === filter.status)
			.filter(({ method }) => filter.method === undefined || method === filter.method);
	}

	get(key: string, connectionId: string): Connection | undefined {
		return this.list(key).find(({ connection_id }) => connection_id === connectionId);
	}

	/** A new connection to ClickFunnels, PENDING until the page of its token is opened. */
	create(key: string, method?: string): Connection {
		return this.#add({ key, connectionId: randomUUID(), status: 'PENDING', method });
	}

	/** False where the key has no such connection. */
	delete(key: string, connectionId: string): boolean {
		const index = this.#all.findIndex(
			(owned) => owned.key === key && owned.connection.connection_id === connectionId,
		);
		if (index >= 0) this.#all.splice(index, 1);
		return index >= 0;
	}

	/** The token that the connection's `url` carries. */
	token(connection: Connection): string | undefined {
		return this.#all.find((owned) => owned.connection === connection)?.token;
	}

	/**
	 * The user has said yes (ACTIVE) or no (FAILED) on the page of this token. False where no connection has
	 * the token.
	 */
	settle(token: string, status: 'ACTIVE' | 'FAILED'): boolean {
		const connection = this.#all.find((owned) => owned.token === token)?.connection;
		if (!connection) return false;
		connection.status = status;
		connection.last_updated_time = new Date().toISOString();
		return true;
	}

	#add({ key, connectionId, status = 'ACTIVE', method = 'OAUTH2' }: Added): Connection {
		const now = new Date().toISOString();
		const connection: Connection = {
			connection_id: connectionId,
			status,
			creation_time: now,
			last_updated_time: now,
			app: APP,
			method,
			metadata: {},
		};
		this.#all.push({ key, token: randomBytes(16).toString('hex'), connection });
		return connection;
	}
}
