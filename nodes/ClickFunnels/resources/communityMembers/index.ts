import type { Catalog } from '../../table/types';
import { communityBan } from './communityBan';
import { communityMember } from './communityMember';
import { entities } from '../../kinds/communityMembers';

export const communityMembers: Catalog = { resources: [communityBan, communityMember], entities };
