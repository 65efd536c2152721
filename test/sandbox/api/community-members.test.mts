import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let community: Json;
let contacts: Json[];

async function newCommunity(name: string): Promise<Json> {
	return await company.createIn('communities', { community: { name } });
}

const join = (of: Json, contact: Json) =>
	company.send('POST', `/communities/${of.id}/memberships`, {
		communities_membership: { contact_id: contact.public_id },
	});

const ban = (contact: Json, reason?: string) =>
	company.send('POST', `/communities/${community.id}/bans`, {
		communities_ban: { contact_id: contact.public_id, reason },
	});

/** Starts an action, for example `memberships/ban_action`. */
const start = (kind: string, fields: Json) =>
	company.send('POST', `/communities/${community.id}/${kind}s`, {
		[`communities_${kind.replace('/', '_')}`]: fields,
	});

const publicIds = (...answers: { body?: unknown }[]) => answers.map(({ body }) => (body as Json).public_id);
const ids = (...answers: { body?: unknown }[]) => answers.map(({ body }) => (body as Json).id);

beforeEach(async () => {
	company = await startCompany();
	community = await newCommunity('Walkers');
	contacts = await company.page(`/workspaces/${company.workspace}/contacts`);
});

describe('members', () => {
	test('show their contact, and join once only', async () => {
		const { status, body } = await join(community, contacts[3]);
		const { id, email_address } = contacts[3];
		expect([status, body]).toMatchObject([201, { moderator: false, contact: { id, email_address } }]);
		const again = await join(community, contacts[3]);
		expect([again.status, errorOf(again)]).toEqual([
			422,
			'Request unprocessable: Contact has already joined',
		]);
	});

	test('may join another community too', async () => {
		await join(community, contacts[3]);
		expect((await join(await newCommunity('Runners'), contacts[3])).status).toBe(201);
	});

	test('take no contact and no space of another workspace', async () => {
		const [stranger] = await company.page(`/workspaces/${company.otherWorkspace}/contacts`);
		expect((await join(community, stranger)).status).toBe(422);
		const { body } = await join(community, contacts[3]);
		const update = { communities_membership: { space_ids: ['nosuch'] } };
		const path = `/communities/memberships/${(body as Json).id}`;
		expect((await company.send('PUT', path, update)).status).toBe(422);
	});
});

describe('bans', () => {
	test('show contact, reason and who banned, and are made once only', async () => {
		const { body: user } = await company.ask('/users');
		const { status, body } = await ban(contacts[3], 'Spam');
		expect([status, body]).toMatchObject([
			201,
			{
				bannable_type: 'Contact',
				bannable_id: contacts[3].id,
				banned_by_id: (user as Json[])[0].id,
				reason: 'Spam',
				contact: { id: contacts[3].id },
			},
		]);
		const again = await ban(contacts[3]);
		expect([again.status, errorOf(again)]).toEqual([
			422,
			'Request unprocessable: Contact has already been banned',
		]);
	});

	test('a reason has 1024 characters at most', async () => {
		expect((await ban(contacts[3], 'x'.repeat(1024))).status).toBe(201);
		expect(errorOf(await ban(contacts[4], 'x'.repeat(1025)))).toBe(
			'Request unprocessable: Reason is too long (maximum is 1024 characters)',
		);
	});

	test('a deleted ban leaves room for another', async () => {
		const { body } = await ban(contacts[3]);
		expect(await company.send('DELETE', `/communities/bans/${(body as Json).id}`)).toEqual({ status: 204 });
		expect((await ban(contacts[3])).status).toBe(201);
	});
});

describe('actions', () => {
	test('are queued at first and completed at the next read', async () => {
		const members = [await join(community, contacts[3]), await join(community, contacts[4])];
		const { status, body } = await start('memberships/ban_action', {
			target_ids: publicIds(...members),
			reason: 'Spam',
		});
		expect([status, body]).toMatchObject([
			201,
			{
				status: 'queued',
				target_all: false,
				target_ids: ids(...members),
				performed_count: 0,
				started_at: null,
				completed_at: null,
			},
		]);
		const { body: done } = await company.ask(`/communities/memberships/ban_actions/${(body as Json).id}`);
		expect(done).toMatchObject({
			status: 'completed',
			performed_count: 2,
			failed_ids: [],
			started_at: expect.any(String),
			completed_at: expect.any(String),
		});
		expect(await company.page(`/communities/${community.id}/bans`)).toMatchObject([
			{ bannable_id: contacts[3].id, reason: 'Spam' },
			{ bannable_id: contacts[4].id, reason: 'Spam' },
		]);
	});

	test('a member who is banned already is banned once', async () => {
		const member = await join(community, contacts[3]);
		await ban(contacts[3], 'Rude');
		await start('memberships/ban_action', { target_ids: publicIds(member), reason: 'Spam' });
		expect(await company.page(`/communities/${community.id}/bans`)).toMatchObject([{ reason: 'Rude' }]);
	});

	test('all means all of the community, whatever is named', async () => {
		const bans = [await ban(contacts[3]), await ban(contacts[4])];
		const { body } = await start('bans/unban_action', {
			target_all: true,
			target_ids: publicIds(bans[0]),
		});
		expect(body).toMatchObject({ target_all: true, target_count: 2 });
		expect(await company.page(`/communities/${community.id}/bans`)).toEqual([]);
	});

	test.each([
		['memberships/export_action', 'joined_at'],
		['bans/export_action', 'contact_email'],
	])('%ss are listed and name their columns', async (kind, column) => {
		const { body } = await start(kind, { target_all: true, fields: [column] });
		expect(await company.page(`/communities/${community.id}/${kind}s`)).toMatchObject([
			{ id: (body as Json).id, fields: [column], status: 'completed' },
		]);
	});

	test.each([
		['nobody is named', 'memberships/ban_action', {}, "Target ids can't be blank"],
		['the list is empty', 'bans/unban_action', { target_ids: [] }, "Target ids can't be blank"],
		[
			'no space is named',
			'memberships/add_to_group_action',
			{ target_all: true },
			"Space ids can't be blank",
		],
		[
			'the list of spaces is empty',
			'memberships/remove_from_group_action',
			{ target_all: true, space_ids: [] },
			"Space ids can't be blank",
		],
		[
			'a column is unknown',
			'memberships/export_action',
			{ target_all: true, fields: ['name', 'shoe_size'] },
			'Fields contain an invalid name: shoe_size',
		],
		[
			'a column is one of members',
			'bans/export_action',
			{ target_all: true, fields: ['joined_at'] },
			'Fields contain an invalid name: joined_at',
		],
		[
			'the reason is too long',
			'memberships/ban_action',
			{ target_all: true, reason: 'x'.repeat(1025) },
			'Reason is too long (maximum is 1024 characters)',
		],
	])('are refused where %s', async (_where, kind, fields, text) => {
		// An empty body would be refused for that alone.
		const answer = await start(kind, { target_all: false, ...fields });
		expect([answer.status, errorOf(answer)]).toEqual([422, `Request unprocessable: ${text}`]);
	});

	test('are refused for members of another community, and nothing happens', async () => {
		const member = await join(await newCommunity('Runners'), contacts[3]);
		const answer = await start('memberships/ban_action', { target_ids: publicIds(member) });
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			`Request unprocessable: Target ids '${ids(member)[0]}' was not found`,
		]);
		expect(await company.page(`/communities/${community.id}/bans`)).toEqual([]);
	});
});
