import type { INodeParameters } from 'n8n-workflow';

import type { Company, Json, Rec } from '../../support/company.mts';
import { byId } from '../../support/engine.mts';

/** What a user enters for one operation, and what must come of it. */
export interface Case {
	/** A value for every parameter that the editor shows. */
	parameters: INodeParameters;
	/** What the items must hold at least, one by one. */
	answer: Json[];
	/** Looks at the company afterwards. */
	after?: (first: Rec) => Promise<void>;
}

/** The cases of some resources, by resource and operation, for example `contact.create`. */
export type Cases = Record<string, (company: Company) => Promise<Case>>;

/** The parameter that names the workspace. */
export async function workspace(company: Company): Promise<INodeParameters> {
	return { workspaceId: byId(await company.workspaceId()) };
}

/** Limit and order of a list: the five that changed last. */
export const LAST_CHANGED = {
	returnAll: false,
	limit: 5,
	options: { sort: 'updated_at:desc' },
};

/** The five rows that changed last, worked out from the whole list. */
export function lastChanged(rows: Rec[]): Json[] {
	return [...rows]
		.sort((a, b) => Date.parse(String(b.updated_at)) - Date.parse(String(a.updated_at)) || b.id - a.id)
		.slice(0, 5);
}

/** A list without filters: a case that asks for the five rows that changed last. */
export async function list(
	company: Company,
	path: string,
	where: INodeParameters,
	raw: INodeParameters = {},
): Promise<Case> {
	return {
		parameters: { ...where, ...LAST_CHANGED, ...raw },
		answer: lastChanged(await company.list(path)),
	};
}

/** One record by its id. */
export async function one(
	company: Company,
	path: string,
	where: INodeParameters,
	raw: INodeParameters = {},
): Promise<Case> {
	return { parameters: { ...where, ...raw }, answer: [await company.get(path)] };
}

/** A write whose values must be in the answer, and in the record when it is read from the path that its id gives. */
export function written(
	company: Company,
	parameters: INodeParameters,
	record: Json,
	path: (id: number) => string,
): Case {
	return {
		parameters,
		answer: [record],
		after: async ({ id }) => expect(await company.get(path(id))).toMatchObject(record),
	};
}

/** A delete, after which the record must be gone. */
export function deleted(company: Company, locator: string, { id }: Rec, path: (id: number) => string): Case {
	return {
		parameters: { [locator]: byId(id) },
		answer: [{ deleted: true, id }],
		after: async () => expect((await company.send('GET', path(id))).status).toBe(404),
	};
}

/** The same, where the operation cancels what has not begun. */
export function canceled(...deletion: Parameters<typeof deleted>): Case {
	const [, , { id }] = deletion;
	return { ...deleted(...deletion), answer: [{ canceled: true, id }] };
}

/** Raw data, for lists and records that can be simplified. */
export const RAW: INodeParameters = { output: 'raw' };

/** The first row that passes. */
export function pick(rows: Rec[], test: (row: Rec) => boolean): Rec {
	const found = rows.find(test);
	if (!found) throw new Error('The company has no such record');
	return found;
}
