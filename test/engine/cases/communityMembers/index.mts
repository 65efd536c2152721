import type { Cases } from '../case.mts';
import { communityBanCases } from './communityBan.mts';
import { communityMemberCases } from './communityMember.mts';

export const communityMembers: Cases = { ...communityBanCases, ...communityMemberCases };
