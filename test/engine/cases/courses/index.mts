import type { Cases } from '../case.mts';
import { courseCases } from './course.mts';
import { courseLessonCases, courseSectionCases, lessonCompletionCases } from './courseContent.mts';

export const courses: Cases = {
	...courseCases,
	...courseLessonCases,
	...courseSectionCases,
	...lessonCompletionCases,
};
