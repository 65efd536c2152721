import { firstWords, shortened } from './answerText';

/** A field of a request, for words of ClickFunnels that name it. */
export interface SentField {
	/** The API's name; inside others as ClickFunnels writes it, such as `address.city` and `variants[0].page_id`. */
	name: string;
	/** What the panel calls it. */
	label: string;
	/** What was sent; undefined where nothing was, or where nobody may see it. */
	value?: unknown;
	/** Whether it is an e-mail address. */
	isAddress?: boolean;
}

/** Words of ClickFunnels, with the fields that they name as the panel has them. */
export interface InPanelWords {
	text: string;
	/** The first field that they name. */
	field?: SentField;
	/** What was sent in it, in quotes; empty where it can't be shown. */
	value: string;
}

/** So much of a value is shown. */
const LONGEST_VALUE = 60;

/** What stands behind a field's name where a word is one, in Rails' sentences (ClickFunnels behaviour: errors). */
const PREDICATE =
	/^(is|are|has|have|must|can|can['’]t|cannot|could|should|does|do|doesn['’]t|was|were|needs?|contains?|not|may|already|exceeds?|requires?|required|invalid)\b/i;

/**
 * Words of ClickFunnels in those of the panel: "Email address is invalid" or "tag_ids[0] must be integer" names
 * fields as the API does.
 */
export function inPanelWords(text: string, fields: SentField[]): InPanelWords {
	// The longest first: `name` is the beginning of `name_of_day`.
	const byLength = [...fields].sort((a, b) => b.name.length - a.name.length);
	const parts = text.split('; ').map((part) => sentence(part, byLength));
	const { field, value = '' } = parts.find((part) => part.field) ?? {};
	return { text: parts.map((part) => part.text).join('; '), field, value };
}

function sentence(text: string, fields: SentField[]): InPanelWords {
	for (const field of fields) {
		const said = saidOf(field, text);
		if (!said) continue;
		const value = valueShown(field, said.inside);
		if (/^(and|or)\b/i.test(said.what)) return { text: labelled(text, fields), field, value };
		const what = field.isAddress
			? said.what.replace(/^is (invalid|not valid)\b/i, 'is not a valid address')
			: said.what;
		// Words that quote something, or have the value, need it no second time.
		const isThere = value === '' || /^['"“]/.test(what) || what.includes(value.slice(1, -1));
		return { text: `${field.label}: ${isThere ? '' : `${value} `}${what}`, field, value };
	}
	// `Invalid products_price_id`, `found unpermitted parameter: :status`
	const inside = fields.find(({ name }) =>
		new RegExp(`${name.includes('_') ? '\\b' : '\\s:'}${escaped(name)}\\b`).test(text),
	);
	if (inside) return { text: `${inside.label}: ${text}`, field: inside, value: valueShown(inside, '') };
	return { text, value: '' };
}

/** A sentence with labels in place of names that are no words. */
function labelled(text: string, fields: SentField[]): string {
	return fields
		.filter(({ name }) => name.includes('_'))
		.reduce(
			(said, { name, label }) => said.replace(new RegExp(`\\b${escaped(name)}\\b`, 'g'), () => label),
			text,
		);
}

/** What a sentence says that begins with a field, as `name`, `root.name`, `name[0]` or "Name". */
function saidOf({ name }: SentField, text: string): { inside: string; what: string } | undefined {
	const spelled = escaped(name);
	const asKey = new RegExp(`^(?:\\w+\\.)?${spelled}((?:\\[[^\\]]*\\]|\\.\\w+)*)(:?)\\s+(.+)$`, 'i').exec(
		text,
	);
	if (asKey) {
		const [, inside, colon, what] = asKey;
		if (inside || colon || /[^a-z]/i.test(name) || PREDICATE.test(what)) return { inside, what };
	}
	const words = spelled.replace(/(\\\.|_)/g, '[ _]');
	// Rails leaves `_id` out.
	const asWords = new RegExp(`^${words.replace(/\[ _\](ids?)$/, '(?:[ _]$1)?')}\\s+(.+)$`, 'i').exec(text);
	const what = asWords?.[1];
	return what !== undefined && (PREDICATE.test(what) || /^['"]/.test(what))
		? { inside: '', what }
		: undefined;
}

/** The value of a field, or the one inside that is meant; empty where there is none that a line can hold. */
function valueShown({ value }: SentField, inside: string): string {
	const place = /^\[(\d+)\]$/.exec(inside)?.[1];
	const meant =
		Array.isArray(value) && (place ?? value.length === 1) ? (value as unknown[])[Number(place ?? 0)] : value;
	if (!['string', 'number', 'boolean'].includes(typeof meant)) return '';
	const shown = shortened(firstWords(meant), LONGEST_VALUE);
	return shown && `"${shown}"`;
}

function escaped(name: string): string {
	return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
