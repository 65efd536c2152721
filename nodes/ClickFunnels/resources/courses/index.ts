export { course } from './course';
export { courseEnrollment } from './courseEnrollment';
export { courseLesson } from './courseLesson';
export { courseSection } from './courseSection';
export { lessonCompletion } from './lessonCompletion';
