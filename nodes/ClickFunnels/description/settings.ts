import type { INodeProperties } from 'n8n-workflow';

import { CONNECTION_NAME, matonConnection } from '../table/connection';
import { PREVIEW, PREVIEW_NAME } from '../table/walks';

/**
 * What every operation of the node for everyday work has alike: n8n shows it in the settings of the node. AI builders read
 * it for each operation, and without a comment, as it says neither what it is nor where it is shown.
 */
export const SETTINGS: INodeProperties[] = [
	{
		displayName: 'Connection',
		name: CONNECTION_NAME,
		type: 'string',
		default: '',
		placeholder: `e.g. ${matonConnection.idExample} (instead of the credential’s)`,
		isNodeSetting: true,
	},
	{
		displayName: PREVIEW.label,
		name: PREVIEW_NAME,
		type: 'options',
		options: [
			{ name: 'Off', value: false },
			{ name: 'On: Show Requests, Send None', value: true },
		],
		default: false,
		isNodeSetting: true,
	},
];
