import { signature } from '../../../sandbox/webhooks/signature.mts';

// printf '%s' '1700000000.{"event_id":"e1","name":"Zoë"}' | openssl dgst -sha256 -hmac s3cret
const EXPECTED = '27939a02ec15dd428f9608c1425fc96e43e0eab9e3d30f10fec1f5ea71ba52c9';
const BODY = '{"event_id":"e1","name":"Zoë"}';

test('the signature is the HMAC that openssl gives', () => {
	expect(signature('s3cret', 1700000000, BODY)).toBe(EXPECTED);
	expect(signature('s3cret', '1700000000', Buffer.from(BODY))).toBe(EXPECTED);
});

test('secret, timestamp and body all count', () => {
	const others = [
		signature('S3cret', 1700000000, BODY),
		signature('s3cret', 1700000001, BODY),
		signature('s3cret', 1700000000, `${BODY} `),
	];
	expect(others).not.toContain(EXPECTED);
});
