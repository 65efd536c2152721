import { OpenAPIRouter } from 'openapi-backend';
import type { Document } from 'openapi-backend';
import type { ContractDocument } from './contract.mts';

/** openapi-backend works its list of operations out anew for every request; this keeps it. */
class KeptRouter extends OpenAPIRouter {
	private readonly operations = super.getOperations();

	override getOperations() {
		return this.operations;
	}
}

/** Finds the operation id of a method and a path below /api/v2; undefined where the contract has none. */
export type Router = (method: string, path: string) => string | undefined;

/**
 * A router over the contract that takes PATCH for PUT and the other way round (ClickFunnels behaviour:
 * routes).
 */
export function createRouter(document: ContractDocument): Router {
	const paths = Object.fromEntries(
		Object.entries(document.paths).map(([path, methods]) => {
			const known: Partial<typeof methods> = methods;
			const { put = known.patch, patch = known.put } = known;
			return [path, { ...methods, ...(put && { put, patch }) }];
		}),
	);
	const router = new KeptRouter({ definition: { ...document, paths } as unknown as Document });
	return (method, path) => router.matchOperation({ method, path, headers: {} })?.operationId;
}
