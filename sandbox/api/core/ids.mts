const letters = 'QvKtzCbRnYdWhXkLsGfTqJpMwZrDxPgNcBmVjHyFSaEuiOleAIoU';
const length = 6;
const size = BigInt(letters.length) ** BigInt(length);
const factor = 7_654_321_003n;
const shift = 9_281_746_350n;

function inverse(value: bigint, modulus: bigint): bigint {
	let [a, b, x, y] = [value, modulus, 1n, 0n];
	while (a > 1n) {
		const quotient = a / b;
		[a, b] = [b, a % b];
		[x, y] = [y, x - quotient * y];
	}
	return ((x % modulus) + modulus) % modulus;
}

const unfactor = inverse(factor, size);

/**
 * The `public_id` of an integer id: six letters, a function of the integer alone
 * (ClickFunnels behaviour: path ids may be either).
 */
export function publicId(id: number): string {
	let rest = (BigInt(id) * factor + shift) % size;
	let text = '';
	for (let position = 0; position < length; position++) {
		text += letters[Number(rest % 52n)];
		rest /= 52n;
	}
	return text;
}

/**
 * The integer id behind an integer, its decimal text or a `public_id`; undefined for anything else. Says
 * nothing about whether the record exists.
 */
export function integerId(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	if (/^\d{1,15}$/.test(value)) return Number(value);
	if (!/^[A-Za-z]{6}$/.test(value)) return undefined;
	let number = 0n;
	for (const letter of [...value].reverse()) number = number * 52n + BigInt(letters.indexOf(letter));
	const id = ((number - shift + size) * unfactor) % size;
	return Number((id + size) % size);
}
