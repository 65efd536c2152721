import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox/index.mts';
import { cacheFolder } from '../../scripts/lib/cache-folder.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { stopAllGuarded } from '../../scripts/lib/guarded.mjs';
import { prepareDataFolder } from '../../scripts/n8n/data-folder.mjs';
import { installN8n } from '../../scripts/n8n/install.mjs';
import { logIn } from '../../scripts/n8n/owner.mjs';
import { startN8n } from '../../scripts/n8n/process.mjs';
import { n8nClient } from '../../scripts/n8n/rest.mjs';
import { addPackage, type RealN8n, type Settings } from './real-n8n.mts';
import { startRoundRobin } from './round-robin.mts';
import { startPostgres, startRedis, type Service } from './services.mts';

/** An n8n in queue mode. Its address is that of a round robin in front of its processes. */
export interface QueueN8n extends RealN8n {
	redis: Service;
	postgres: Service;
}

/** Starts n8n with one main process, two for webhooks and two workers, on a Redis and a PostgreSQL of its own. */
export async function openQueueN8n(
	major: 1 | 2,
	{ sandbox: options, times }: Settings = {},
): Promise<QueueN8n> {
	const installed = await installN8n(major, cacheFolder());
	const dataFolder = mkdtempSync(join(tmpdir(), 'n8n-queue-'));
	const sandbox = await startSandbox(options);
	const parts = { main: '', webhooks: [] as string[] };
	const proxy = await startRoundRobin(() => parts);
	const close = async () => {
		await stopAllGuarded();
		proxy.close();
		await sandbox.close();
		rmSync(dataFolder, { recursive: true, force: true });
	};
	try {
		const [redis, postgres] = [await startRedis(dataFolder), await startPostgres(dataFolder)];
		const login = await prepareDataFolder(dataFolder, { fresh: false });
		await addPackage(dataFolder, times);
		const environment = {
			...QUEUE,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_POSTGRESDB_PORT: String(postgres.port),
			WEBHOOK_URL: proxy.address,
		};
		const port = (await freePort()) ?? 0;
		const begin = async (part: 'start' | 'webhook' | 'worker', at: number) =>
			await startN8n({
				installed,
				dataFolder,
				encryptionKey: login.encryptionKey,
				port: at,
				part,
				environment: { ...environment, QUEUE_HEALTH_CHECK_PORT: String(at) },
			});
		let running: Array<Awaited<ReturnType<typeof begin>>> = [];
		const restart = async () => {
			// The main process brings the database into shape, which the others wait for.
			const main = await begin('start', port);
			const others = await Promise.all(
				(['webhook', 'webhook', 'worker', 'worker'] as const).map(
					async (part) => await begin(part, (await freePort()) ?? 0),
				),
			);
			running = [main, ...others];
			parts.main = main.address;
			parts.webhooks = others.slice(0, 2).map(({ address }) => address);
		};
		const end = async (how: 'kill' | 'stop') =>
			void (await Promise.all(running.map(async (one) => await one[how]())));
		await restart();
		const call = n8nClient(proxy.address);
		await logIn(call, login);
		const activate = async (workflowId: string) => {
			const { versionId } = await call('GET', `/rest/workflows/${workflowId}`);
			await call('POST', `/rest/workflows/${workflowId}/activate`, { versionId, name: '', description: '' });
		};
		const crashAndRestart = async () => {
			await end('kill');
			await restart();
		};
		const life = { activate, crashAndRestart, end, restart, close };
		return { address: proxy.address, login, call, sandbox, installed, dataFolder, redis, postgres, ...life };
	} catch (error) {
		await close();
		throw error;
	}
}

/** What n8n's documentation asks for in queue mode; its default of two connections to the database is not enough for webhooks. */
const QUEUE = {
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_DATABASE: 'postgres',
	DB_POSTGRESDB_USER: 'n8n',
	DB_POSTGRESDB_PASSWORD: 'n8n',
	DB_POSTGRESDB_POOL_SIZE: '10',
};
