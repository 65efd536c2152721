import * as kinds from '../../kinds';
import { tags } from '../tags';

export const orderTag = tags({ kind: kinds.orderTag, tagged: 'orders' });
