import type { Cases } from '../case.mts';
import { communityCases } from './community.mts';
import { communityCommentCases } from './communityComment.mts';
import { communityPostCases } from './communityPost.mts';
import { communitySpaceCases } from './communitySpace.mts';
import { communitySpaceGroupCases } from './communitySpaceGroup.mts';

export const communities: Cases = {
	...communityCases,
	...communityCommentCases,
	...communityPostCases,
	...communitySpaceCases,
	...communitySpaceGroupCases,
};
