import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/emails';
import { emailBroadcast } from './emailBroadcast';
import { emailDomain } from './emailDomain';
import { emailSender } from './emailSender';
import { emailTemplate } from './emailTemplate';
import { emailTopic } from './emailTopic';

export const emails: Catalog = {
	resources: [emailBroadcast, emailDomain, emailSender, emailTemplate, emailTopic],
	entities,
};
