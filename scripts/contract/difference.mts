/** Every way in which the node can differ from the contract, and how a report calls it. */
export const KINDS = {
	missingRoutes: 'Routes that the node does not offer',
	unknownRoutes: 'Routes that the contract does not have',
	repeatedRoutes: 'Routes that the node offers more than once',
	rootKeys: 'Root keys that differ',
	missingFields: 'Body fields that the node does not offer',
	unknownFields: 'Body fields that the contract does not have',
	notRequired: 'Fields that the contract requires and the node does not ask for',
	alsoRequired: 'Fields that the node asks for and the contract does not require',
	missingFilters: 'Filters that the node does not offer',
	unknownFilters: 'Filters that the contract does not have',
	missingParameters: 'Query parameters that the node does not offer',
	unknownParameters: 'Query parameters that the contract does not have',
	missingValues: 'Values that the node does not offer',
	unknownValues: 'Values that the contract does not have',
	onlyContractLists: 'Fields whose values only the contract lists',
	onlyNodeLists: 'Fields whose values only the node lists',
	missingEvents: 'Events that the trigger does not offer',
	unknownEvents: 'Events that the contract does not have',
} as const;

export type Kind = keyof typeof KINDS;

/** One thing in which the node differs from the contract. */
export interface Difference {
	kind: Kind;
	/** For example `GET /contacts/{id}`; empty for events. */
	route: string;
	/** Path of the field, name of the parameter, `path: value` of an enumeration, id of the event; empty for routes. */
	name: string;
}
