import { parseArgs } from 'node:util';

import { catalog } from '../../nodes/ClickFunnels/resources/index.ts';
import { knownEvents } from '../../nodes/ClickFunnels/kinds/events.ts';
import { compareDocuments, FROM_SKILL, type Change } from './compare-documents.mts';
import { compareNode, extent, type Sides } from './compare-node.mts';
import { readDescription } from './description.mts';
import { readDeliberate, settle } from './deliberate.mts';
import { CONTRACT_FILE, readOperations } from './document.mts';
import { changeReport, differenceReport } from './report.mts';
import { UnusableInput } from './unusable-input.mts';
import { isV2, readWebhooks } from './webhooks.mts';

const HELP = `npm run contract              compares the node with contract/: routes, fields, filters, values, events
npm run contract -- FILE      compares an OpenAPI 3 description, in JSON or YAML, with contract/: what it has new (+), without (-)
                              or otherwise (~). FILE may be an https address

  --all    every line and every route, however many
  --help   this text

Exits with 0 when nothing differs, 1 when something does, 2 when it can't compare.`;

/** What a run says and how it ends. */
export interface Outcome {
	lines: string[];
	/** 0: nothing differs; 1: something does; 2: it can't compare. */
	exitCode: 0 | 1 | 2;
}

/**
 * `npm run contract`.
 * @param args of the command line
 */
export async function run(args: string[]): Promise<Outcome> {
	try {
		const { values, positionals } = readArguments(args);
		if (values.help) return { lines: [HELP], exitCode: 0 };
		const file = positionals.at(0);
		return file === undefined ? nodeOutcome(values.all) : await fileOutcome(file, values.all);
	} catch (error) {
		if (!(error instanceof UnusableInput)) throw error;
		return { lines: [error.message], exitCode: 2 };
	}
}

/** The node and the contract as they stand. */
export function presentSides(): Sides {
	return {
		catalog,
		offeredEvents: knownEvents.map(({ value }) => String(value)),
		contract: readOperations(CONTRACT_FILE),
		events: readWebhooks()
			.events.filter(isV2)
			.map(({ id }) => id),
	};
}

function readArguments(args: string[]) {
	try {
		const given = parseArgs({
			args,
			allowPositionals: true,
			options: {
				all: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
		if (given.positionals.length > 1) throw new Error('Only one file can be compared at a time.');
		return given;
	} catch (error) {
		throw new UnusableInput(`${(error as Error).message}\n\n${HELP}`);
	}
}

function nodeOutcome(all: boolean): Outcome {
	const sides = presentSides();
	const { open, stale } = settle(compareNode(sides), readDeliberate());
	if (open.length + stale.length > 0) return { lines: differenceReport(open, stale, all), exitCode: 1 };
	return { lines: [`The node agrees with the contract: ${extent(sides)}.`], exitCode: 0 };
}

async function fileOutcome(file: string, all: boolean): Promise<Outcome> {
	const theirs = await readDescription(file);
	const changes = compareDocuments(readOperations(CONTRACT_FILE), theirs);
	return outcomeOf(changes, all, `${file} says the same as contract/, on ${theirs.length} operations.`);
}

/**
 * How a comparison of documents ends: what contract/ has from skill files alone is no difference.
 * @param agreed what to say where nothing differs
 */
export function outcomeOf(changes: Change[], all: boolean, agreed: string): Outcome {
	const lines = changeReport(changes, all);
	if (changes.some(({ part }) => part !== FROM_SKILL)) return { lines, exitCode: 1 };
	return { lines: [...lines, ...(lines.length > 0 ? [''] : []), agreed], exitCode: 0 };
}
