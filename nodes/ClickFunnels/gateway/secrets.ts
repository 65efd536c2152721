import type { Account } from './account';

/** Shorter ones are ordinary words too, such as a connection called "5": they would spoil what they stand in. */
const SHORTEST = 8;

const HIDDEN = '...';

/**
 * The same value without key and connection ID of the account, wherever a gateway or proxy echoes them: as
 * they are, and as URLs, JSON text and base64 hold them. Lists and objects are changed in place, since an
 * answer may be large.
 */
export function withoutSecrets<Value>(value: Value, account: Account): Value {
	const secrets = spellingsOf(account);
	const hide = (text: string): string => {
		for (const secret of secrets) if (text.includes(secret)) text = text.replaceAll(secret, HIDDEN);
		return text;
	};
	if (typeof value === 'string') return hide(value) as Value;
	// A list of what is still to be looked at, not a recursion: an answer may be nested very deeply.
	const open: unknown[] = [value];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (typeof next !== 'object' || next === null) continue;
		const holder = next as Record<string, unknown>;
		for (const key of Object.keys(holder)) {
			const inner = holder[key];
			if (typeof inner === 'object' && inner !== null) open.push(inner);
			const shown = typeof inner === 'string' ? hide(inner) : inner;
			const name = hide(key);
			if (name !== key) delete holder[key];
			if (name !== key || shown !== inner) holder[name] = shown;
		}
	}
	return value;
}

function spellingsOf({ apiKey, connectionId }: Account): Set<string> {
	const secrets = [apiKey, connectionId].filter(({ length }) => length >= SHORTEST);
	return new Set(
		secrets.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			JSON.stringify(secret).slice(1, -1),
			// Base64 of a text depends on what stands before it, and its last letters on what follows.
			...[secret, `Bearer ${secret}`].map((text) => btoa(text).replace(/..?=*$/, '')),
		]),
	);
}
