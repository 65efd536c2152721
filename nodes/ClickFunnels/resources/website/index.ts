export { domain } from './domain';
export { site } from './site';
export { style } from './style';
export { theme } from './theme';
