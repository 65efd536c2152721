import type { Catalog } from '../../description/types';
import { domain } from './domain';
import { entities } from './entities';
import { site } from './site';
import { style } from './style';
import { theme } from './theme';

export const website: Catalog = { resources: [domain, site, style, theme], entities };
