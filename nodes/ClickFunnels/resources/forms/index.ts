export { form } from './form';
export { formEntry } from './formEntry';
export { formField } from './formField';
export { pageSubmission } from './pageSubmission';
