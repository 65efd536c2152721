import { action } from '../../table/lines';
import type { Draft } from '../../table/resource';

interface ModerationSpec {
	/** What is moderated: "post" or "comment". */
	noun: string;
	/** Path of what is moderated, without its id. */
	path: string;
	/** What approving and declining do beside showing it or not. */
	descriptions: { approve: string; decline: string };
}

/** The lines by which a moderator lets a post or comment pass or not. */
export function moderation({ noun, path, descriptions }: ModerationSpec): Draft[] {
	return [
		action(`POST ${path}/{id}/approve`, {
			value: 'approve',
			name: 'Approve',
			action: `Approve community ${noun}`,
			description: descriptions.approve,
		}),
		action(`POST ${path}/{id}/decline`, {
			value: 'decline',
			name: 'Decline',
			action: `Decline community ${noun}`,
			description: descriptions.decline,
		}),
		action(`POST ${path}/{id}/dismiss_reports`, {
			value: 'dismissReports',
			name: 'Dismiss Reports',
			action: `Dismiss reports on community ${noun}`,
			description: `Clear what members reported about a ${noun} and approve it`,
		}),
	];
}
