/** Half of a character that takes two code units, as cutting text in the middle of one leaves it. */
const HALF = /\p{Surrogate}/gu;

/** Text that can be sent: half a character, which no encoding has, becomes the replacement character. */
export function wellFormed(text: string): string {
	return text.replace(HALF, '\ufffd');
}
