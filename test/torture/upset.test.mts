import type { INodeParameters } from 'n8n-workflow';

import { cases } from '../engine/cases/index.mts';
import { contractOperations, operationAt } from '../support/contract.mts';
import { routed } from '../support/fill.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';
import { grown, NEW_FIELD } from './grown.mts';
import { report } from './torture.mts';

const API = '/clickfunnels/api/v2';

const inUse = useSandbox();

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
	gateway.alter = ({ method, path }, { status, body }) => {
		const schema = operationAt(method, path.split('?')[0].slice(API.length))?.answers.at(0);
		return schema && status < 300 ? { status, body: grown(body, schema) } : undefined;
	};
}, SET_UP_MS);
afterAll(async () => {
	report('Upset', [
		{ what: 'operations at a gateway whose answers have grown: none broke', value: routed.length },
	]);
	await gateway.close();
});

/** Whether the items are the records as they came. */
const isWhole = ({ output = 'raw' }: INodeParameters) => output === 'raw';

test.each(routed)(
	'$resource, $operation: takes answers of tomorrow, and passes on what it does not know',
	async ({ resource, operation, route }) => {
		const { parameters, answer } = await cases[`${resource}.${operation}`](inUse.company);
		const run = await inUse.run({ resource, operation, output: 'raw', ...parameters }, { url: gateway.url });
		expect(run.problem?.message).toBeUndefined();
		expect(run.items).toHaveLength(answer.length);
		// A confirmation has no fields of ClickFunnels.
		const hasRecords = contractOperations.some((one) => one.route === route && one.answers.length > 0);
		if (!hasRecords || !isWhole(parameters)) return;
		for (const { json } of run.items) expect(json).toHaveProperty(NEW_FIELD);
	},
);
