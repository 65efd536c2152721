export { emailBroadcast } from './emailBroadcast';
export { emailDomain } from './emailDomain';
export { emailSender } from './emailSender';
export { emailTemplate } from './emailTemplate';
export { emailTopic } from './emailTopic';
