import type { Catalog } from '../../table/types';
import { community } from './community';
import { communityComment } from './communityComment';
import { communityPost } from './communityPost';
import { communitySpace } from './communitySpace';
import { communitySpaceGroup } from './communitySpaceGroup';
import { entities } from '../../kinds/communities';

export const communities: Catalog = {
	resources: [community, communityComment, communityPost, communitySpace, communitySpaceGroup],
	entities,
};
