import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { publicId } from '../../core/ids.mts';
import { mergeCode } from '../code-fields.mts';

const site: Behaviour = {
	prepare(input, { row }) {
		const { homepage_id: page } = input;
		const homepage = typeof page === 'number' ? publicId(page) : page === '' ? null : page;
		return { ...mergeCode(input, row), ...(page !== undefined && { homepage_id: homepage }) };
	},
};

const getSite: Handler = (call) => {
	const [row] = call.world.table('Site').list('workspace_id', parentOf(call).id);
	return { status: 200, body: call.world.show('Site', row, call.query.expand) };
};

const updateSite: Handler = (call) => {
	const [row] = call.world.table('Site').list('workspace_id', parentOf(call).id);
	call.world.update('Site', row, call.input);
	return { status: 200, body: call.world.show('Site', row, call.query.expand) };
};

/** Each workspace's site. */
export const sites: Group = { behaviours: { Site: site }, handlers: { getSite, updateSite } };
