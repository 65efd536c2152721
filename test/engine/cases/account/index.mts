import type { Cases } from '../case.mts';
import { accountCases, webhookCases } from './account.mts';

export const account: Cases = { ...accountCases, ...webhookCases };
