import * as kinds from '../../kinds';
import { idFilter } from '../shared';
import { tags } from '../tags';

export const productTag = tags({ kind: kinds.productTag, tagged: 'products', filters: idFilter });
