import { byId } from '../../support/engine.mts';
import { useSandbox } from '../../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: ReturnType<typeof byId>;
beforeAll(async () => {
	workspaceId = byId(await inUse.company.workspaceId());
});
beforeEach(() => inUse.sandbox.clearRequests());

const upsert = () => ({
	resource: 'contact',
	operation: 'upsert',
	workspaceId,
	emailAddress: '={{ $json.email }}',
});

const succeeded = () => inUse.sandbox.requests().filter(({ status }) => status < 300).length;

test('input that can not be sent stops a run before anything is sent, and is named', async () => {
	const input = Array.from({ length: 30 }, (_, i) => ({ json: i === 19 ? {} : { name: `Form ${i}` } }));
	const { items, problem } = await inUse.run(
		{ resource: 'form', operation: 'create', workspaceId, name: '={{ $json.name }}' },
		{ input },
	);
	expect(inUse.sandbox.requests()).toEqual([]);
	expect(items).toEqual([]);
	expect(problem?.message).toBe('Name: a value is needed [item 19]; none of 30 items was done before');
	expect(problem?.context?.itemIndex).toBe(19);
});

test('after a refusal nothing more is sent, and the message counts what was done', async () => {
	// The sandbox, as ClickFunnels, refuses an address that is none.
	const input = Array.from({ length: 400 }, (_, i) => ({
		json: { email: i === 2 ? 'not an address' : `stop-${i}@example.com` },
	}));
	const { items, problem } = await inUse.run(upsert(), { input });
	expect(items).toEqual([]);
	const sent = inUse.sandbox.requests();
	// What was under way when the refusal came: never more than 50 items.
	expect(sent.length).toBeLessThanOrEqual(52);
	const counts =
		/^Email: "not an address" is not a valid address \[item 2\]; (none|1|2) of 400 items (?:was|were) done before(, (\d+) under way came through)?$/.exec(
			problem?.message ?? '',
		);
	expect(problem?.message).toEqual(counts?.[0]);
	const before = { none: 0, 1: 1, 2: 2 }[String(counts?.[1])] ?? NaN;
	expect(before + Number(counts?.[3] ?? 0)).toBe(succeeded());
	expect(problem?.context?.itemIndex).toBe(2);
	expect(problem?.description).toBeUndefined();
});

test('what waits for another try when a run stops is given up, and counted as failed', async () => {
	const [form] = await inUse.company.in('forms');
	// The first item is told to wait; the second is refused for good meanwhile.
	inUse.sandbox.setFaults([{ kind: '503', path: `/forms/${form.id}`, times: 1 }]);
	const { problem } = await inUse.run(
		{ resource: 'form', operation: 'get', form: byId('={{ $json.id }}') },
		{ input: [{ json: { id: form.id } }, { json: { id: 99 } }, { json: { id: form.id } }] },
	);
	inUse.sandbox.setFaults([]);
	expect(problem?.message).toMatch(/^ClickFunnels found no such form \[item 1\]; /);
	expect(problem?.message).toMatch(/1 under way failed too/);
	expect(
		inUse.sandbox
			.requests()
			.map(({ status }) => status)
			.sort(),
	).toEqual([200, 404, 503]);
});

test('a run of one item says what went wrong and no more', async () => {
	const { problem } = await inUse.run({ resource: 'form', operation: 'get', form: byId(99) });
	expect(problem?.message).toBe('ClickFunnels found no such form');
});
