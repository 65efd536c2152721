import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import { idsOf } from '../../core/listing.mts';
import type { Data, Row } from '../../core/store.mts';

const theme: Behaviour = {
	show: (row, world) => ({
		styles: world
			.table('Style')
			.list('workspace_id', row.scope.workspace_id)
			.filter(({ data }) => data.theme_id === row.id)
			.map((style) => ({ ...idsOf(style), name: style.data.name })),
	}),
	// ThemeParametersUpdate: partial merge; an empty text clears a slot; unknown slots are refused.
	prepare(input, { row }) {
		const sent = input.template_pages as Data | undefined;
		if (sent === undefined) return input;
		const stored = (row?.data.template_pages ?? {}) as Data;
		const unknown = Object.keys(sent).find((key) => !(key in stored));
		if (unknown !== undefined) throw unprocessable(`template_pages has an unknown key: ${unknown}`);
		const set = Object.entries(sent).map(([key, value]) => [key, value === '' ? null : value]);
		return { ...input, template_pages: { ...stored, ...Object.fromEntries(set) } };
	},
};

const setDefault: Handler = (call) => {
	const row: Row = subject(call);
	for (const site of call.world.table('Site').list('workspace_id', row.scope.workspace_id)) {
		call.world.change('Site', site, { theme_id: publicId(row.id) });
	}
	return { status: 204 };
};

/** Themes with their styles. */
export const themes: Group = { behaviours: { Theme: theme }, handlers: { set_defaultThemes: setDefault } };
