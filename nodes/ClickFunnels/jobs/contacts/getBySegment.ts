import * as kinds from '../../kinds';
import { isCalled, isInWords, type Row } from '../../table/api';
import { boolean, reference } from '../../table/field';
import { listJob } from '../../table/job';
import { chosenOrInWords } from '../../table/jobField';
import { CONTACTS } from '../steps/contact';
import {
	DESCRIBE,
	described,
	resultsUpTo,
	SEGMENT,
	segmentCalled,
	SEGMENTS,
	selected,
} from '../steps/segment';

export const getBySegment = listJob({
	value: 'getBySegment',
	name: 'Get by Segment',
	action: 'Get many contacts by segment',
	description:
		'Retrieve the contacts of a segment (a filter saved in ClickFunnels), or those that you describe in words: then the first item shows under "filter" how ClickFunnels understood them',
	needs: {
		workspace_id: reference('Workspace', kinds.workspace),
		segment: chosenOrInWords('Segment', kinds.segment),
	},
	options: {
		whole_records: boolean(
			'Whole Records',
			'Whether to return tags, attributes and visits too, by a request for every 20 contacts',
		),
	},
	calls: [SEGMENTS, SEGMENT, DESCRIBE, CONTACTS],
	gives: CONTACTS,
	adds: { filter: 'object' },
	run: async function* (api, { workspace_id, segment, whole_records: isWhole = false }, limit) {
		const wanted = { limit, isWhole };
		const results = resultsUpTo(wanted);
		if (!isInWords(segment)) {
			const id = isCalled(segment) ? await segmentCalled(api, workspace_id, segment) : segment;
			const answer = results && (await api.call(SEGMENT, { id, results }));
			yield* selected(api, { ...wanted, workspace_id, by: { stored_filter_id: id }, answer });
			return;
		}
		const answer = await described(api, { workspace_id, text: segment.words, results });
		let shown: Row = { filter: answer.filter };
		const by = { stable_id: answer.stable_id };
		for await (const row of selected(api, { ...wanted, workspace_id, by, answer })) {
			yield { ...row, ...shown };
			shown = {};
		}
	},
});
