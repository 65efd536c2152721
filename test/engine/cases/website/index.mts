import type { Cases } from '../case.mts';
import { websiteCases } from './website.mts';

export const website: Cases = { ...websiteCases };
