import { references, type Fields } from '../../table/field';
import type { Kind } from '../../table/kind';
import type { Words } from '../../table/lines';
import type { Draft } from '../../table/resource';
import { backgroundAction } from '../backgroundAction';
import { targetAll, withTarget } from '../withTarget';

/** Who an action is for. */
interface Targets {
	kind: Kind;
	/** What a target is called, for example "member". */
	noun: string;
	/** What the targets are called in actions, for example "community members". */
	plural: string;
	/** As in routes and root keys, for example `memberships`. */
	path: string;
}

/** One sort of action on many members or bans, done in the background. */
interface CommunityAction {
	/** As in routes and root keys, for example `add_to_group`. */
	verb: string;
	/** The kind of the record that ClickFunnels keeps of it. */
	of: Kind;
	/** The operation that starts one. */
	start: Words;
	fields?: Fields;
	required?: string[];
}

/**
 * The operations of actions on many members or bans of a community: start and read one, and list them where
 * the API does (contract, tags `Communities::Memberships::*Action` and `Communities::Bans::*Action`).
 */
export function actionsOn(targets: Targets, actions: CommunityAction[]): Draft[] {
	const chosen = targetFields(targets);
	const settle = withTarget({
		fields: Object.keys(chosen),
		plural: `${targets.noun}s`,
		choose: `Choose ${targets.noun}s or turn on Target All`,
	});
	return actions.flatMap(({ verb, of, start, fields = {}, required = [] }) => {
		const path = `${targets.path}/${verb}_actions`;
		const noun = of.name.toLowerCase();
		return backgroundAction({
			of,
			name: of.name,
			owner: targets.plural,
			start: [
				`POST /communities/{community_id}/${path}`,
				{
					...start,
					description: `${start.description}, in the background`,
					body: {
						root: `communities_${targets.path}_${verb}_action`,
						required,
						fields: { ...fields, ...chosen },
					},
					settle,
				},
			],
			list: of.list ? { description: `Retrieve a list of ${noun}s of ${targets.plural}` } : undefined,
			get: [
				`GET /communities/${path}/{id}`,
				{ description: `Retrieve a job by ID, with how many ${targets.noun}s are done` },
			],
		});
	});
}

function targetFields({ kind, noun }: Targets): Fields {
	return {
		target_all: targetAll,
		target_ids: references('Target', kind, {
			as: 'publicId',
			typed: true,
			property: 'targetIds',
			upFront: 'always',
			withoutIt: `other ${noun}s`,
			description: 'Public IDs (public_id) of those that are meant',
			placeholder: 'e.g. PjvAAJ, QkwBBK',
		}),
	};
}
