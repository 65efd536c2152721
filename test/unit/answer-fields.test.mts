import { inPanelWords, type SentField } from '../../nodes/ClickFunnels/gateway/answerFields';

const FIELDS: SentField[] = [
	{ name: 'email_address', label: 'Email', value: 'bad mail', isAddress: true },
	{ name: 'name', label: 'Name', value: 'VIP' },
	{ name: 'tag_ids', label: 'Tag Names or IDs', value: [7, 'x'] },
	{ name: 'contact_id', label: 'Contact', value: 12 },
	{ name: 'send_at', label: 'Send At' },
	{ name: 'secret', label: 'Secret' },
	{ name: 'address.city', label: 'Address, City', value: 'Z' },
	{ name: 'address', label: 'Address' },
	{ name: 'variants[1].page_id', label: 'Variants, Variant 2, Page', value: 5 },
	{ name: 'billing_status', label: 'Billing Status', value: 'paid' },
	{ name: 'status', label: 'Status', value: 'x'.repeat(100) },
	{ name: 'body', label: 'Body', value: 'Authorization: Bearer abcdef0123456789' },
];

/** Words of ClickFunnels, the same as a user reads them, and the field that is meant. */
const WORDS: Array<[string, string, string | undefined]> = [
	['Email address is invalid', 'Email: "bad mail" is not a valid address', 'Email'],
	['email_address: is invalid', 'Email: "bad mail" is not a valid address', 'Email'],
	['contact.email_address is invalid', 'Email: "bad mail" is not a valid address', 'Email'],
	['Name has already been taken', 'Name: "VIP" has already been taken', 'Name'],
	['tag_ids[1] must be integer', 'Tag Names or IDs: "x" must be integer', 'Tag Names or IDs'],
	['tag_ids must be unique', 'Tag Names or IDs: must be unique', 'Tag Names or IDs'],
	['Contact must exist', 'Contact: "12" must exist', 'Contact'],
	["Send at can't be blank", "Send At: can't be blank", 'Send At'],
	['Secret must begin with ws_', 'Secret: must begin with ws_', 'Secret'],
	['address.city is too short', 'Address, City: "Z" is too short', 'Address, City'],
	[
		'split_test_step.variants[1].page_id is already used',
		'Variants, Variant 2, Page: "5" is already used',
		'Variants, Variant 2, Page',
	],
	[
		'found unpermitted parameter: :billing_status',
		'Billing Status: found unpermitted parameter: :billing_status',
		'Billing Status',
	],
	['found unpermitted parameter: :status', 'Status: found unpermitted parameter: :status', 'Status'],
	["billing_status 'paid' is no status", "Billing Status: 'paid' is no status", 'Billing Status'],
	[
		"name: can't be blank; url: is taken; contact_id: must exist",
		'Name: "VIP" can\'t be blank; url: is taken; Contact: "12" must exist',
		'Name',
	],
	['send_at and billing_status belong together', 'Send At and Billing Status belong together', 'Send At'],
	['Status is too long', `Status: "${'x'.repeat(57)}..." is too long`, 'Status'],
	['Body is spam', 'Body: "Authorization: ..." is spam', 'Body'],
	// These begin with a word that is a field as well, but do not speak of it.
	['Name your price', 'Name your price', undefined],
	['Names are taken', 'Names are taken', undefined],
	['Rename has failed', 'Rename has failed', undefined],
	['The contact cannot be deleted', 'The contact cannot be deleted', undefined],
	['', '', undefined],
];

test.each(WORDS)('%p is said in the words of the panel', (text, said, label) => {
	const { text: shown, field } = inPanelWords(text, FIELDS);
	expect([shown, field?.label]).toEqual([said, label]);
});

test('words stay as they are where nothing is known of the request', () => {
	expect(inPanelWords('Email address is invalid', [])).toEqual({
		text: 'Email address is invalid',
		value: '',
	});
});
