import * as kinds from '../../kinds';
import { getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const style = resource({
	kind: kinds.style,
	description: 'A look that a theme can take',
	operations: [getMany()],
});
