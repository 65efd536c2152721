import { parse } from 'yaml';

import { isSafe, limitedText, whyNoAnswer } from '../lib/network.mts';
import { operationsIn, readText, type ContractOperation } from './document.mts';
import { UnusableInput } from './unusable-input.mts';

const TIMEOUT_MS = 60_000;

/** The live description has some megabytes. */
const MOST_MEGABYTES = 64;

/** Some generators repeat parts by aliases; aliases of aliases multiply. */
const MOST_ALIASES = 100_000;

/**
 * The operations of an OpenAPI 3 description in JSON or YAML.
 * @param source a file, or an address: https, or http on this machine
 * @param timeout in milliseconds, for an address
 * @throws UnusableInput when it can't be had or is something else
 */
export async function readDescription(source: string, timeout = TIMEOUT_MS): Promise<ContractOperation[]> {
	const text = /^[a-z]+:\/\//i.test(source) ? await textAt(source, timeout) : readText(source);
	const document = parsed(source, text);
	try {
		return operationsIn(source, document);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new UnusableInput(`${source} can't be read: something in it is too deep, or within itself.`);
	}
}

function parsed(source: string, text: string): unknown {
	if (/^\s*</.test(text))
		throw new UnusableInput(`${source} is a web page, and no OpenAPI description in JSON or YAML.`);
	try {
		return /^\s*\{/.test(text) ? JSON.parse(text) : parse(text, { merge: true, maxAliasCount: MOST_ALIASES });
	} catch (error) {
		const [line] = (error as Error).message.split('\n');
		throw new UnusableInput(`${source} is neither JSON nor YAML: ${line.replace(/[.:]$/, '')}.`);
	}
}

async function textAt(address: string, timeout: number): Promise<string> {
	const url = new URL(address);
	if (!isSafe(url)) throw new UnusableInput(`${address} is no https address.`);
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
		if (!isSafe(new URL(response.url)))
			throw new UnusableInput(`${address} leads to ${response.url}, which is no https address.`);
		if (!response.ok) throw new UnusableInput(refusal(address, response.status));
		return await limitedText(response, MOST_MEGABYTES);
	} catch (error) {
		if (error instanceof UnusableInput) throw error;
		throw new UnusableInput(`${address} can't be read: ${whyNoAnswer(error)}.`);
	}
}

function refusal(address: string, status: number): string {
	return status === 404 || status === 410
		? `${address} can't be read: there is nothing at this address (${status}).`
		: `${address} can't be read: its server answered ${status}.`;
}
