import type { IDataObject } from 'n8n-workflow';

import { camelCase } from './words';

/**
 * A kind of record of the API: what it is called, where its records are listed, and what a person recognises
 * one by.
 */
export interface Kind {
	/** Singular in Title Case, for example "Contact Tag". */
	name: string;
	/**
	 * What n8n's names of properties and pickers are made of; the name in camelCase, unless two kinds share
	 * that.
	 */
	value: string;
	/** The kind of record that it belongs to; none for what belongs to the account. */
	within?: Kind;
	/** Path parameter of the contract that takes its id, for example `contact_id`. */
	parameter: string;
	/** What a record is called by the one property for ids that kinds share, for example "Job". */
	sharedAs?: string;
	/** Route that lists its records, as in the contract; none for kinds that can only be entered. */
	list?: string;
	/** Whether the list is one of Maton's own, not of ClickFunnels. */
	ofMaton?: boolean;
	/** What is always asked of the list. */
	listQuery?: IDataObject;
	/** The list comes whole. */
	whole?: boolean;
	/** The key that holds the rows, where the list is wrapped in an object. */
	wrappedIn?: string;
	/** Whether a picker offers a record of its list; all by default. */
	isOffered?: (record: IDataObject) => boolean;
	/** Which key of a record a picker takes for its id. */
	idKey: string;
	/** What a person recognises a record by. */
	label: (record: IDataObject) => string;
	/** The same in fewer words, for what stands in it. */
	shortLabel?: (record: IDataObject) => string;
	/** Whether people know its records by what they stand in: then that comes first, where lists cut the rest. */
	isKnownByAbove?: boolean;
	/** Filter keys of the list that find a record, however long the list is, by what a person may type. */
	searchFilters?: SearchFilter[];
	/** What its records show by an id alone: whose id that is, under which key, and where a label finds it in full. */
	refersTo?: { kind: Kind; key: string; as: string };
	/** What people call a record by, and may give in place of its id. */
	calledBy?: CalledBy;
	/** Whether its list is too long to be looked through for a name. */
	isEndless?: boolean;
	/** Whether what people call a record by is a number that counts up with the records. */
	isCounted?: boolean;
	/** Last path segment before the id in the ClickFunnels app's URLs, for example `contacts`. */
	appPath?: string;
	/** Set where ids may be other than integers and public ids, for example codes of countries. */
	idPattern?: RegExp;
	/** What an id looks like, where that is not `12345`. */
	idExample?: string;
	/** Whether the one to work in need not be chosen where there is only one. */
	implied?: boolean;
}

/** The key of a record that holds what people call it by, and what that is. */
export interface CalledBy {
	key: 'email_address' | 'name' | 'order_number' | 'title';
	/** What a person calls the key, for example "Email". */
	label: 'Email' | 'Name' | 'Number';
}

/** The mode of a locator that takes what people call a record by. */
export function calledMode({ label }: CalledBy): string {
	return label.toLowerCase();
}

/** Whether people call a record by its e-mail address, which is taken wherever there is one: it can be no ID. */
export function isAddressed({ calledBy }: Kind): boolean {
	return calledBy?.label === 'Email';
}

/** The mode of a locator in which records are described. */
export const IN_WORDS = 'words';

/** What a person may type to find a record: a whole e-mail address, or an ID. */
export type SearchFilter = 'email_address' | 'id';

type KindSpec = Partial<Omit<Kind, 'name'>>;

/** A kind of record by its name; what is not said follows from the name, or is as it is for most kinds. */
export function kind(name: string, spec: KindSpec): Kind {
	const words = name.toLowerCase().replaceAll(' ', '_');
	return {
		name,
		value: camelCase(name),
		parameter: `${words}_id`,
		idKey: 'id',
		label: (record) => String(record.name ?? ''),
		...spec,
	};
}

/** The kind itself, then the ones that it is within, from the nearest. */
export function withAncestors(one: Kind | undefined): Kind[] {
	return one ? [one, ...withAncestors(one.within)] : [];
}

/** Whether a record of a kind shows the id of its workspace: those that stand directly in it mostly do. */
export function tellsPlace({ within }: Kind): boolean {
	return within?.implied === true;
}

/** Whether records of a kind can be found by more than their ID. */
export function isListed({ list, appPath }: Kind): boolean {
	return list !== undefined || appPath !== undefined;
}
