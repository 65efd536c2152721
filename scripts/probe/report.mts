import type { ContractOperation } from '../contract/document.mts';
import type { Row, Verdict } from './row.mts';

const VERDICTS: readonly Verdict[] = ['differs', 'agrees', 'noted', 'not told'];

const HEAD = ['', 'question', 'what contract/ says', 'what was seen'];

/** The table, what differs first, as lines of Markdown with columns in line. */
export function table(rows: Row[]): string[] {
	const sorted = VERDICTS.flatMap((verdict) => rows.filter((row) => row.verdict === verdict));
	const cells = [
		HEAD,
		...sorted.map(({ verdict, question, says, saw }) => [verdict, question, says, saw]),
	].map((row) => row.map((text) => text.replaceAll('|', '\\|')));
	// A long last column would only push the ends of the others out of sight.
	const widths = HEAD.slice(0, -1).map((_, at) => Math.max(...cells.map((row) => row[at].length)));
	const lines = cells.map(
		(row) => `| ${row.map((text, at) => text.padEnd(widths.at(at) ?? 0)).join(' | ')} |`,
	);
	const rule = `| ${[...widths, HEAD[3].length].map((width) => '-'.repeat(Math.max(width, 3))).join(' | ')} |`;
	return [lines[0], rule, ...lines.slice(1)];
}

/** How many rows there are of each verdict, in words. */
export function summary(rows: Row[]): string {
	return VERDICTS.map((verdict) => `${rows.filter((row) => row.verdict === verdict).length} ${verdict}`).join(
		', ',
	);
}

/** What a report is about. */
export interface Probed {
	rows: Row[];
	/** GET routes for which there was no record to ask for. */
	left: ContractOperation[];
	requests: number;
	isMaton: boolean;
	wrote: boolean;
	version: string;
	at: Date;
}

/** The report as Markdown, to be attached to an issue as it is. */
export function report({ rows, left, requests, isMaton, wrote, version, at }: Probed): string {
	const lines = [
		'# What a ClickFunnels account answers, beside contract/',
		'',
		`- made by \`npm run probe\` of n8n-nodes-clickfunnels-maton ${version}, on ${at.toISOString().slice(0, 10)}`,
		`- through ${isMaton ? 'https://api.maton.ai' : 'another gateway'}, with ${requests} requests; ${wrote ? 'with' : 'without'} --write`,
		`- ${summary(rows)}`,
		'',
		'It holds statuses, names of keys, types, counts, states and ages: no records, names, addresses, ids or keys.',
		'',
		...table(rows),
		'',
		`## Routes that were not asked (${left.length})`,
		'',
		'There was no record to ask for.',
		'',
		...left.map(({ route }) => `- ${route}`),
	];
	return `${lines.join('\n')}\n`;
}
