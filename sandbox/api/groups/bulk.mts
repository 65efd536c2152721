import type { Data, Row } from '../core/store.mts';
import type { World } from '../core/world.mts';

/**
 * Does the work of a bulk action on each target that is still there. Answers what the action shows then: how
 * many it was for, when it began and when it ended.
 */
export function perform(
	world: World,
	targets: { kind: string; ids: readonly number[] },
	work?: (target: Row, startedAt: string) => void,
): Data {
	const startedAt = world.clock.now();
	for (const id of targets.ids) {
		const target = world.find(targets.kind, id);
		if (target !== undefined) work?.(target, startedAt);
	}
	return {
		performed_count: targets.ids.length,
		started_at: startedAt,
		completed_at: world.clock.now(),
	};
}
