import type { Catalog } from '../../description/types';
import { communityBan } from './communityBan';
import { communityMember } from './communityMember';
import { entities } from './entities';

export const communityMembers: Catalog = { resources: [communityBan, communityMember], entities };
