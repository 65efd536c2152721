import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { failureOf, type TransportFailure } from '../../nodes/ClickFunnels/gateway/failure';
import { node } from './input.mts';

const coded = (code: string, message = `it was ${code}`, cause?: Error) =>
	Object.assign(new Error(message, { cause }), { code });

const CODES: Array<[string, TransportFailure['type']]> = [
	['ECONNREFUSED', 'refused'],
	['EHOSTUNREACH', 'refused'],
	['ENETUNREACH', 'refused'],
	['ENOTFOUND', 'dns'],
	['EAI_AGAIN', 'dns'],
	['ECONNABORTED', 'timeout'],
	['ETIMEDOUT', 'timeout'],
	['ECONNRESET', 'broken'],
	['EPIPE', 'broken'],
	['ERR_BAD_RESPONSE', 'broken'],
	['ERR_NETWORK', 'broken'],
	// Node's HTTP parser: an answer came, and was none.
	['HPE_INVALID_CONSTANT', 'broken'],
	['HPE_INVALID_HEADER_TOKEN', 'broken'],
	['HPE_INVALID_CHUNK_SIZE', 'broken'],
	['CERT_HAS_EXPIRED', 'certificate'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
	['CERT_NOT_YET_VALID', 'certificate'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
	['HOSTNAME_MISMATCH', 'certificate'],
];

describe.each(CODES)('%s', (code, type) => {
	const found = { type, code, text: `it was ${code}` };

	test('as Node throws it', () => {
		expect(failureOf(coded(code))).toEqual(found);
	});

	test('wrapped by n8n', () => {
		const cause = coded(code);
		// n8n replaces the message of some codes, so the text has to come from the cause.
		expect(failureOf(new NodeApiError(node, cause as never))).toEqual(found);
		expect(failureOf(new NodeOperationError(node, cause))).toEqual(found);
	});

	test('wrapped by axios, then by n8n', () => {
		const axios = new Error('Request went wrong', { cause: coded(code) });
		expect(failureOf(new NodeApiError(node, axios as never))).toEqual(found);
	});
});

test('of several codes in a chain, the outermost known one counts', () => {
	const inner = coded('ECONNRESET');
	expect(failureOf(coded('ETIMEDOUT', 'outer', inner))).toEqual({
		type: 'timeout',
		code: 'ETIMEDOUT',
		text: 'outer',
	});
	expect(failureOf(coded('ERR_UNHEARD_OF', 'outer', inner)).code).toBe('ECONNRESET');
});

test.each([['socket hang up'], ['aborted'], ['Client network socket disconnected: socket hang up']])(
	'%p without code is a connection that broke off',
	(message) => {
		const found = { type: 'broken', code: '', text: message };
		expect(failureOf(new Error(message))).toEqual(found);
		expect(failureOf(new NodeApiError(node, new Error(message) as never))).toEqual(found);
	},
);

test('both addresses of a host refusing is a refusal', () => {
	const both = Object.assign(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), {
		code: 'ECONNREFUSED',
	});
	expect(failureOf(both).type).toBe('refused');
});

test.each([
	['an Error without code', new Error('Domain not allowed'), 'Domain not allowed'],
	['an Error with a number', Object.assign(new Error('No'), { code: 404 }), 'No'],
	['text', 'No', 'No'],
	['nothing', undefined, 'undefined'],
])('%s was refused by n8n itself', (_, thrown, text) => {
	expect(failureOf(thrown)).toEqual({ type: 'unsent', code: '', text });
});

test('a chain that bites its tail ends', () => {
	const ring = new Error('ring');
	ring.cause = ring;
	expect(failureOf(ring)).toEqual({ type: 'unsent', code: '', text: 'ring' });
});

test('a code that is not known means that something began and broke, unless a known one is deeper', () => {
	const inner = Object.assign(new Error('deep'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
	expect(failureOf(new Error('outer', { cause: inner }))).toEqual({
		type: 'broken',
		code: 'ERR_STREAM_PREMATURE_CLOSE',
		text: 'deep',
	});
});
