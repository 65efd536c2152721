import { startSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { Company, type Rec } from '../support/company.mts';

/** What a client of the gateway is answered. */
export interface Answer {
	status: number;
	body: unknown;
}

/** What a request has besides its method and path. */
export interface Asking {
	/** Default: the good key. */
	key?: string;
	body?: unknown;
	headers?: object;
}

/** A sandbox with the usual readings before each test. */
export interface Readable {
	readonly sandbox: Sandbox;
	readonly company: Company;
	/** The id of the first workspace. */
	readonly workspace: number;
	/** Asks as a client of the gateway does: `GET /teams`. */
	ask(request: string, asking?: Asking): Promise<Answer>;
	/** The rows that a GET answers. */
	rows(path: string, asking?: Asking): Promise<Rec[]>;
}

/** Starts one before the tests of a file and stops it after them. */
export function useReadings(): Readable {
	let sandbox: Sandbox;
	let company: Company;
	let workspace: number;
	beforeAll(async () => {
		sandbox = await startSandbox({ rate: 0 });
		company = new Company(sandbox.api);
		workspace = await company.workspaceId();
	});
	beforeEach(() => sandbox.reset());
	afterAll(async () => await sandbox.close());

	const ask: Readable['ask'] = async (request, { key = sandbox.keys.good, body, headers = {} } = {}) => {
		const [method, path] = request.split(' ');
		const answer = await fetch(`${sandbox.url}/clickfunnels/api/v2${path}`, {
			method,
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		const text = await answer.text();
		return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
	};
	return {
		get sandbox() {
			return sandbox;
		},
		get company() {
			return company;
		},
		get workspace() {
			return workspace;
		},
		ask,
		async rows(path, asking) {
			const { status, body } = await ask(`GET ${path}`, asking);
			expect([path, status]).toEqual([path, 200]);
			return body as Rec[];
		},
	};
}
