export { appointment } from './appointment';
export { bulkAction } from './bulkAction';
export { contact } from './contact';
export { contactTag } from './contactTag';
export { savedFilter } from './savedFilter';
