import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/forms';
import { form } from './form';
import { formEntry } from './formEntry';
import { formField } from './formField';
import { formSubmission } from './formSubmission';

export const forms: Catalog = { resources: [form, formEntry, formField, formSubmission], entities };
