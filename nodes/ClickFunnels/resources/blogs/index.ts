export { blog } from './blog';
export { blogPost } from './blogPost';
