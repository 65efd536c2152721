import type { Catalog } from '../../table/types';
import { course } from './course';
import { courseEnrollment } from './courseEnrollment';
import { courseLesson } from './courseLesson';
import { courseSection } from './courseSection';
import { entities } from '../../kinds/courses';
import { lessonCompletion } from './lessonCompletion';

export const courses: Catalog = {
	resources: [course, courseEnrollment, courseLesson, courseSection, lessonCompletion],
	entities,
};
