import { createHash, createHmac } from 'node:crypto';

import { signature } from '../../sandbox/webhooks/signature.mts';
import type { Incoming } from '../support/receiver.mts';
import { signatureHeaders } from './use-trigger.mts';

/** A true delivery, and the dice of one forgery: numbers of 0 to below 1. */
export interface Original {
	secret: string;
	/** Unix seconds. */
	timestamp: number;
	rawBody: Buffer;
	random: () => number;
}

type Forge = (original: Original) => Incoming;

const SIGNATURE = 'x-webhook-clickfunnels-signature';
const TIMESTAMP = 'x-webhook-clickfunnels-timestamp';

const sign = ({ secret, timestamp, rawBody }: Original) => signature(secret, timestamp, rawBody);

const below = (random: () => number, limit: number) => Math.floor(random() * limit);

/** The delivery with other headers, another body, or both. */
function altered(
	original: Original,
	change: { signature?: string; timestamp?: string; rawBody?: Buffer },
): Incoming {
	return {
		headers: signatureHeaders(
			change.signature ?? sign(original),
			change.timestamp ?? String(original.timestamp),
		),
		rawBody: change.rawBody ?? original.rawBody,
	};
}

function flipped(bytes: Buffer, random: () => number): Buffer {
	const copy = Buffer.from(bytes);
	copy[below(random, copy.length)] ^= 1 << below(random, 7);
	return copy;
}

const flippedText = (text: string, random: () => number) =>
	flipped(Buffer.from(text, 'latin1'), random).toString('latin1');

/** All but one to all of the characters at the end are gone. */
const cut = <Text extends string | Buffer>(text: Text, random: () => number) =>
	text.slice(0, below(random, text.length)) as Text;

function bytes(random: () => number, length: number): Buffer {
	return Buffer.from(Array.from({ length }, () => below(random, 256)));
}

/** The headers with one of them changed. */
function header(original: Original, name: string, change: (value: string) => string | string[]): Incoming {
	const { headers, rawBody } = altered(original, {});
	return { headers: { ...headers, [name]: change(String(headers[name])) }, rawBody };
}

const either = (random: () => number) => (random() < 0.5 ? SIGNATURE : TIMESTAMP);

const signedOver = (original: Original, text: string | Buffer) =>
	createHmac('sha256', original.secret).update(text).digest('hex');

/** A delivery that the secret did sign, but at another time. */
function signedAt(original: Original, timestamp: number): Incoming {
	return altered({ ...original, timestamp }, {});
}

/** Ways to forge a delivery. What the dice say makes each one different. */
export const forgeries: Record<string, Forge> = {
	'a bit of the body flipped': (o) => altered(o, { rawBody: flipped(o.rawBody, o.random) }),
	'a bit of the signature flipped': (o) => altered(o, { signature: flippedText(sign(o), o.random) }),
	'a bit of the timestamp flipped': (o) =>
		altered(o, { timestamp: flippedText(String(o.timestamp), o.random) }),
	'the body truncated': (o) => altered(o, { rawBody: cut(o.rawBody, o.random) }),
	'the signature truncated': (o) => altered(o, { signature: cut(sign(o), o.random) }),
	'the timestamp truncated': (o) => altered(o, { timestamp: cut(String(o.timestamp), o.random) }),
	'the body longer': (o) =>
		altered(o, { rawBody: Buffer.concat([o.rawBody, bytes(o.random, 1 + below(o.random, 9))]) }),
	'the signature longer': (o) =>
		altered(o, { signature: sign(o) + sign(o).slice(0, 1 + below(o.random, 64)) }),
	'another secret': (o) =>
		altered(o, { signature: sign({ ...o, secret: bytes(o.random, 32).toString('hex') }) }),
	'a secret that differs in one bit': (o) =>
		altered(o, { signature: sign({ ...o, secret: flippedText(o.secret, o.random) }) }),
	'no secret': (o) => altered(o, { signature: sign({ ...o, secret: '' }) }),
	'a guessed signature': (o) => altered(o, { signature: bytes(o.random, 32).toString('hex') }),
	'the signature of another delivery': (o) =>
		altered(o, { rawBody: bytes(o.random, 1 + below(o.random, 500)) }),
	'an old signature with a new timestamp': (o) =>
		altered(o, { signature: sign({ ...o, timestamp: o.timestamp - 1 - below(o.random, 1e6) }) }),
	'a stale timestamp, truly signed': (o) => signedAt(o, o.timestamp - 602 - below(o.random, 1e8)),
	'a future timestamp, truly signed': (o) => signedAt(o, o.timestamp + 602 + below(o.random, 1e8)),
	'a timestamp in another notation, truly signed': (o) => {
		const notations = [
			`+${o.timestamp}`,
			`${o.timestamp}.0`,
			`${o.timestamp}000`,
			`0x${o.timestamp.toString(16)}`,
		];
		notations.push(`${o.timestamp / 1e9}e9`, ` ${o.timestamp}`, `-${o.timestamp}`, 'NaN', 'Infinity', '');
		const timestamp = notations[below(o.random, notations.length)];
		return altered(o, { timestamp, signature: signature(o.secret, timestamp, o.rawBody) });
	},
	'a huge body': (o) => altered(o, { rawBody: Buffer.alloc(1_000_000 + below(o.random, 1_000_000), 0x20) }),
	'no body': (o) => altered(o, { rawBody: Buffer.alloc(0) }),
	'a header missing': (o) => {
		const forged = altered(o, {});
		delete forged.headers[either(o.random)];
		return forged;
	},
	'both headers missing': (o) => ({ headers: { 'x-request-id': String(o.random()) }, rawBody: o.rawBody }),
	'a header empty': (o) => header(o, either(o.random), () => ''),
	'a header doubled, as Node joins it': (o) => header(o, either(o.random), (value) => `${value}, ${value}`),
	'a header doubled, as a list': (o) => header(o, either(o.random), (value) => [value, value]),
	'a forged header before the true one': (o) =>
		header(o, SIGNATURE, (value) => `${bytes(o.random, 32).toString('hex')}, ${value}`),
	'the signature in upper case': (o) => header(o, SIGNATURE, (value) => value.toUpperCase()),
	'white space about a header': (o) =>
		header(
			o,
			either(o.random),
			(value) => [` ${value}`, `${value} `, `${value}\n`, `\t${value}`][below(o.random, 4)],
		),
	'the signature with a prefix': (o) =>
		header(o, SIGNATURE, (value) => ['sha256=', 'v1=', '0x', 'hmac '][below(o.random, 4)] + value),
	'the signature in Base64': (o) =>
		header(o, SIGNATURE, (value) =>
			Buffer.from(value, 'hex').toString(o.random() < 0.5 ? 'base64' : 'base64url'),
		),
	'another algorithm': (o) => {
		const name = ['md5', 'sha1', 'sha384', 'sha512'][below(o.random, 4)];
		const hmac = createHmac(name, o.secret).update(`${o.timestamp}.`).update(o.rawBody).digest('hex');
		return altered(o, { signature: o.random() < 0.5 ? hmac : hmac.padEnd(64, '0').slice(0, 64) });
	},
	'a hash instead of an HMAC': (o) => {
		const text = `${o.random() < 0.5 ? o.secret : ''}${o.timestamp}.${o.rawBody.toString()}`;
		return altered(o, { signature: createHash('sha256').update(text).digest('hex') });
	},
	'signed over something else': (o) => {
		const body = o.rawBody.toString();
		const texts = [body, `${o.timestamp}${body}`, `${body}.${o.timestamp}`, `${o.timestamp}.`, `.${body}`];
		return altered(o, { signature: signedOver(o, texts[below(o.random, texts.length)]) });
	},
	'the same JSON in other bytes': (o) => {
		const value = JSON.parse(o.rawBody.toString()) as unknown;
		const texts = [
			JSON.stringify(value, null, 1),
			` ${JSON.stringify(value)}`,
			`\ufeff${JSON.stringify(value)}`,
		];
		return altered(o, { rawBody: Buffer.from(texts[below(o.random, texts.length)]) });
	},
	'other characters of the same look': (o) =>
		altered(o, { rawBody: Buffer.from(o.rawBody.toString(), o.random() < 0.5 ? 'utf16le' : 'latin1') }),
};
