import { boolean, references, type Fields } from '../../table/field';
import { pascalCase } from '../../table/words';
import { action, getMany } from '../../table/resource';

/** Who an action is for. */
interface Targets {
	/** Key of the targets in the entity table. */
	entity: string;
	/** What a target is called, for example "member". */
	noun: string;
	/** What the targets are called in actions, for example "community members". */
	plural: string;
	/** As in routes and root keys, for example `memberships`. */
	path: string;
}

/** One kind of action on many members or bans, done in the background. */
interface Kind {
	/** As in routes and root keys, for example `add_to_group`. */
	verb: string;
	/** Key of the action's records in the entity table. */
	entity: string;
	/** What its records are called, for example "Add to Group Action". */
	name: string;
	/** The operation that starts one. */
	start: { value: string; name: string; action: string; description: string };
	fields?: Fields;
	required?: string[];
	/** Whether there is a list of them. */
	listed?: boolean;
}

/**
 * The operations of actions on many members or bans of a community: start and read one, and list them where the API does
 * (contract, tags `Communities::Memberships::*Action` and `Communities::Bans::*Action`).
 */
export function actionsOn(targets: Targets, kinds: Kind[]) {
	const chosen = targetFields(targets);
	return kinds.flatMap(({ verb, entity, name, start, fields = {}, required = [], listed = false }) => {
		const path = `${targets.path}/${verb}_actions`;
		const noun = name.toLowerCase();
		const lists = getMany(`GET /communities/{community_id}/${path}`, {
			value: `get${pascalCase(name)}s`,
			name: `Get ${name}s`,
			action: `Get ${noun}s of ${targets.plural}`,
			description: `Retrieve a list of ${noun}s of ${targets.plural}`,
			entity,
		});
		return [
			action(
				start.value,
				start.name,
				start.action,
				`${start.description}. Runs in the background: read it by Get ${name} until its status is completed.`,
				`POST /communities/{community_id}/${path}`,
				{
					entity,
					body: {
						root: `communities_${targets.path}_${verb}_action`,
						required,
						fields: { ...fields, ...chosen },
					},
				},
			),
			action(
				`get${pascalCase(name)}`,
				`Get ${name}`,
				`Get ${noun} of ${targets.plural}`,
				`Retrieve the status of an action by ID, with how many ${targets.noun}s are done`,
				`GET /communities/${path}/{id}`,
				// Only those that have a list can be chosen from it.
				{ entity, locator: listed ? 'Action' : 'Community Action' },
			),
			...(listed ? [lists] : []),
		];
	});
}

function targetFields({ entity, noun }: Targets): Fields {
	return {
		target_ids: references(`Target ${pascalCase(noun)}`, entity, 'publicId', {
			typed: true,
			description: `Public IDs (public_id) of the ${noun}s to act on. Needed unless Target All is on.`,
			placeholder: 'e.g. PjvAAJ, QkwBBK',
		}),
		target_all: boolean(
			'Target All',
			`Whether to act on all ${noun}s of the community, whatever the target IDs say`,
		),
	};
}
