import type { Behaviour } from '../../core/behaviour.mts';
import { checkLength } from '../../core/checks.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { perform } from '../bulk.mts';

const memberships = 'Communities::Membership';
const bans = 'Communities::Ban';

/**
 * 422 for a reason that is too long (notes of createCommunitiesBans and
 * createCommunitiesMembershipsBanActions).
 */
export function checkReason(input: Data): void {
	checkLength(input, 'reason', 1024);
}

function checkSpaces({ space_ids: ids }: Data): void {
	if (!(ids as unknown[] | undefined)?.length) throw unprocessable("Space ids can't be blank");
}

// The columns that the notes of the create operations name.
const checkFields =
	(...columns: string[]) =>
	({ fields = [] }: Data): void => {
		for (const field of fields as string[]) {
			if (!columns.includes(field)) throw unprocessable(`Fields contain an invalid name: ${field}`);
		}
	};

interface BulkAction {
	kind: string;
	/** The kind of what it acts on. */
	targets: string;
	check?: (input: Data) => void;
	/** What happens to each target; nothing that shows, unless given. */
	work?: (target: Row, action: Row, world: World) => void;
}

/**
 * A job over the members or bans of a community: `queued` in the answer, done at the next read (notes of the
 * create operations).
 */
function action({ kind, targets, check, work }: BulkAction): Record<string, Behaviour> {
	const behaviour: Behaviour = {
		prepare(input, { world, scope }) {
			check?.(input);
			const { target_all: all = false, target_ids: ids } = input;
			const listed = (ids ?? []) as number[];
			if (all !== true && listed.length === 0) throw unprocessable("Target ids can't be blank");
			const everyone = world
				.table(targets)
				.list('community_id', scope.community_id)
				.map(({ id }) => id);
			const foreign = listed.find((id) => !everyone.includes(id));
			if (all !== true && foreign !== undefined) throw unprocessable(`Target ids '${foreign}' was not found`);
			return { ...input, target_all: all, target_ids: all === true ? everyone : listed };
		},
		defaults: (input) => ({
			status: 'queued',
			target_count: (input.target_ids as number[]).length,
			performed_count: 0,
		}),
		settle(row, world) {
			const ids = row.data.target_ids as number[];
			const done = perform(world, { kind: targets, ids }, (target) => work?.(target, row, world));
			world.change(kind, row, { status: 'completed', ...done });
		},
	};
	return { [kind]: behaviour };
}

/** The bulk actions on members and bans, by kind. */
export const communityActions: Readonly<Record<string, Behaviour>> = {
	...action({
		kind: 'Communities::Memberships::BanAction',
		targets: memberships,
		check: checkReason,
		work(member, { scope, data }, world) {
			const banned = world.table(bans).list('community_id', scope.community_id);
			if (banned.some((ban) => ban.data.contact_id === member.data.contact_id)) return;
			world.create(bans, scope, { contact_id: member.data.contact_id, reason: data.reason });
		},
	}),
	...action({
		kind: 'Communities::Memberships::AddToGroupAction',
		targets: memberships,
		check: checkSpaces,
	}),
	...action({
		kind: 'Communities::Memberships::RemoveFromGroupAction',
		targets: memberships,
		check: checkSpaces,
	}),
	...action({
		kind: 'Communities::Memberships::ExportAction',
		targets: memberships,
		check: checkFields('name', 'email', 'joined_at'),
	}),
	...action({
		kind: 'Communities::Bans::UnbanAction',
		targets: bans,
		work: (ban, _action, world) => world.remove(bans, ban),
	}),
	...action({
		kind: 'Communities::Bans::ExportAction',
		targets: bans,
		check: checkFields('contact_name', 'contact_email', 'reason', 'created_at'),
	}),
};
