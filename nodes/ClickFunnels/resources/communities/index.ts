export { community } from './community';
export { communityComment } from './communityComment';
export { communityPost } from './communityPost';
export { communitySpace } from './communitySpace';
export { communitySpaceGroup } from './communitySpaceGroup';
