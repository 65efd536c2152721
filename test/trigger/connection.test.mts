import { byId } from '../support/engine.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

/** Of the key with one connection: its own, which a credential without a Connection ID would not name. */
const OWN = '5a9d0b1e-0000-4000-8000-000000000001';

const used = () => new Set(t.sandbox.requests().map(({ headers }) => headers['maton-connection']));

test('the connection that is chosen under Options is gone by at activation and deactivation', async () => {
	const workflow = t.workflow({ options: { connection: byId(OWN) } });
	await workflow.activate();
	expect(used()).toEqual(new Set([OWN]));
	t.sandbox.clearRequests();
	await workflow.deactivate();
	expect(used()).toEqual(new Set([OWN]));
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test('one that comes out of an expression as nothing is refused, before anything is asked', async () => {
	const workflow = t.workflow({ options: { connection: byId('={{ undefined }}') } });
	await expect(workflow.activate()).rejects.toThrow(
		'Connection: the expression gives no value, which would mean the connection of the credential',
	);
	expect(t.sandbox.requests()).toEqual([]);
});
