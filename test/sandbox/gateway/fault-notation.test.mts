import { parseFault } from '../../../sandbox/gateway/fault-notation.mts';

describe('the notation of a fault', () => {
	test.each([
		['502', { kind: '502' }],
		['502:0.1', { kind: '502', probability: 0.1 }],
		['reset-after:0.05:post', { kind: 'reset-after', probability: 0.05, method: 'POST' }],
		['timeout::GET:/contacts', { kind: 'timeout', method: 'GET', path: '/contacts' }],
		['503:1::/a:b', { kind: '503', probability: 1, path: '/a:b' }],
		['504-after:0.2', { kind: '504', processed: true, probability: 0.2 }],
	])('%s', (notation, fault) => {
		expect(parseFault(notation)).toEqual(fault);
	});

	test.each(['', '418', '502:often', '502:2', '502:0.1:FETCH', 'reset'])('%j is refused', (notation) => {
		expect(() => parseFault(notation)).toThrow(`--fault ${notation}: `);
	});
});
