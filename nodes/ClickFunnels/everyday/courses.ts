import { completeLessons } from '../jobs/courses/completeLessons';
import { enroll } from '../jobs/courses/enroll';
import { resume } from '../jobs/courses/resume';
import { suspend } from '../jobs/courses/suspend';
import * as kinds from '../kinds';
import * as api from '../resources/courses';
import { everydayResource } from './everydayResource';

export const courseEnrollment = everydayResource({
	kind: kinds.courseEnrollment,
	from: api.courseEnrollment,
	description: 'A student’s place',
	jobs: [completeLessons, enroll, resume, suspend],
	takes: { getAll: {} },
});

export const course = everydayResource({
	kind: kinds.course,
	from: api.course,
	description: 'Lessons to enroll in',
	takes: { getAll: { isShort: true } },
});
