import type { Catalog } from '../../table/types';
import { domain } from './domain';
import { entities } from '../../kinds/website';
import { site } from './site';
import { style } from './style';
import { theme } from './theme';

export const website: Catalog = { resources: [domain, site, style, theme], entities };
