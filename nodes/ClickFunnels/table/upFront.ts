import { text, word, type Field, type Fields } from './field';

/** What people fill in of a person beside the e-mail address. */
export const PERSON = {
	first_name: text('First Name', { upFront: 'always' }),
	last_name: text('Last Name', { upFront: 'always' }),
	phone_number: word('Phone Number', { upFront: 'always', placeholder: 'e.g. +18472555555' }),
};

/** Fields that need not be set and are properties of their own all the same. */
export function upFront(fields: Fields): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([, field]) => isUpFront(field)));
}

/** Fields that are shown once they are added. */
export function added(fields: Fields): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([, field]) => !isUpFront(field)));
}

function isUpFront({ upFront, neededWith }: Field): boolean {
	return upFront !== undefined || neededWith !== undefined;
}
