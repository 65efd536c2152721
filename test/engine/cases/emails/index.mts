import type { Cases } from '../case.mts';
import { emailBroadcastCases } from './emailBroadcast.mts';
import { emailDomainCases, emailSenderCases } from './emailSender.mts';
import { emailTemplateCases, emailTopicCases } from './emailTemplate.mts';

export const emails: Cases = {
	...emailBroadcastCases,
	...emailDomainCases,
	...emailSenderCases,
	...emailTemplateCases,
	...emailTopicCases,
};
