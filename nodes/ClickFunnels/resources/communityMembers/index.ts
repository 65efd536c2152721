export { communityBan } from './communityBan';
export { communityMember } from './communityMember';
