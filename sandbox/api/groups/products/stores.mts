import type { Behaviour, Group } from '../../core/behaviour.mts';
import { slug } from '../../core/words.mts';

const store: Behaviour = {
	defaults: ({ name }) => ({ current_path: `/${slug(String(name))}`, status: 'draft' }),
};

/** Stores. */
export const stores: Group = { behaviours: { Store: store } };
