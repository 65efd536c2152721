import type { INodeParameters } from 'n8n-workflow';

/** Properties of their own, by the API's names. */
const UP_FRONT = { first_name: 'firstName', last_name: 'lastName', phone_number: 'phoneNumber' };

/** What a user enters for fields of a contact: some are shown without being added, the others are in the collection. */
export function contactFields(fields: object): INodeParameters {
	const parameters: Record<string, unknown> = {};
	const additionalFields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) {
		if (name in UP_FRONT) parameters[UP_FRONT[name as keyof typeof UP_FRONT]] = value;
		else additionalFields[name] = value;
	}
	return { ...parameters, additionalFields } as INodeParameters;
}
