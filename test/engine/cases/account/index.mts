import type { Cases } from '../case.mts';
import { accountCases, statsCases, webhookCases } from './account.mts';

export const account: Cases = { ...accountCases, ...statsCases, ...webhookCases };
