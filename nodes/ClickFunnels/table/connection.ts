import { reference } from './field';
import { kind } from './kind';

/**
 * A link of a Maton account to one ClickFunnels account (contract/maton.json, `connections`): no record of
 * ClickFunnels, but chosen as one.
 */
export const matonConnection = kind('Maton Connection', {
	parameter: 'connection_id',
	list: 'GET /connections',
	ofMaton: true,
	listQuery: { app: 'clickfunnels' },
	whole: true,
	wrappedIn: 'connections',
	idKey: 'connection_id',
	label: ({ connection_id: id, status, creation_time: since }) =>
		[id, status, since && `since ${String(since).slice(0, 10)}`].filter(Boolean).join(' – '),
	idExample: '21fd90f9-5935-43cd',
});

/** Where an operation goes by another connection than the credential's. */
export const CONNECTION = reference('Connection', matonConnection, {
	as: 'string',
	withoutIt: 'the connection of the credential',
});

/** The member of Options that takes it. */
export const CONNECTION_NAME = 'connection';
