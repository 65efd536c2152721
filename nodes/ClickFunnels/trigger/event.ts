import type { IDataObject } from 'n8n-workflow';

import { digest } from './digest';

import { typeForm } from '../kinds/sameType';

/** An event of ClickFunnels, from a delivery or from the event log. */
export interface TriggerEvent {
	/** As ClickFunnels spells it. */
	id: string;
	/** As the node asks for it. */
	type: string;
	/** When it happened, in milliseconds since 1970. */
	at: number;
	/** Digests of what tells it from other events; several where it is not sure which one a repetition keeps. */
	idMarks: string[];
	/** Digest of its type, its record and the second in which it happened. */
	subjectMark: string;
	/** The envelope: `event_id`, `event_type`, `created_at`, `data` and so on (contract/webhooks.json). */
	body: IDataObject;
}

/** Who gave an event: ClickFunnels' delivery, or its event log, which may spell its id otherwise. */
export type Source = 'delivery' | 'log';

/** What an event is made of. */
interface Parts {
	/** The envelope as it came. */
	body: IDataObject;
	id: string;
	type: string;
	/** Further texts that a repetition keeps, where the id is not signed. */
	alsoKnownBy?: string | Buffer;
}

/** An event by its envelope. One without a time that can be read happened now. */
export function eventOf({ body, id, type, alsoKnownBy }: Parts): TriggerEvent {
	const at = Date.parse(String(body.created_at));
	const second = Math.floor(at / 1000);
	return {
		id,
		type,
		at: Number.isNaN(at) ? Date.now() : at,
		// The event log may have an id without its dashes (ClickFunnels behaviour: event log).
		idMarks: [id.toLowerCase().replaceAll('-', ''), alsoKnownBy]
			.filter((mark) => mark !== undefined)
			.map(digest),
		subjectMark: digest([typeForm(type), body.subject_type, body.subject_id, second].join('\n')),
		body: { ...body, event_id: id, event_type: type },
	};
}
