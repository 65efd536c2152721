import type { Cases } from '../case.mts';
import { formCases } from './form.mts';
import { formEntryCases, pageSubmissionCases } from './formEntry.mts';
import { formFieldCases } from './formField.mts';

export const forms: Cases = { ...formCases, ...formEntryCases, ...formFieldCases, ...pageSubmissionCases };
