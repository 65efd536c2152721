import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import type { Delivery } from './evidence.mts';
import { ProbeStop } from './options.mts';
import { isRec } from './visits.mts';

/**
 * Where the report goes: the path that was asked for, else one of today that is free.
 * @throws ProbeStop where a file is there already, or none can be written
 */
export function reportPath(asked: string | undefined, folder: string, today: Date): string {
	if (asked !== undefined) {
		const path = resolve(folder, asked);
		if (existsSync(path))
			throw new ProbeStop(`${asked} is there already: choose another name with --report.`);
		assertWritable(dirname(path));
		return path;
	}
	assertWritable(folder);
	const name = `clickfunnels-probe-${today.toISOString().slice(0, 10)}`;
	for (let number = 1; ; number++) {
		const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.md`);
		if (!existsSync(path)) return path;
	}
}

/** Before anything is asked, rather than when the report is there. */
function assertWritable(folder: string): void {
	try {
		accessSync(folder, constants.W_OK);
	} catch {
		throw new ProbeStop(`No report can be written into ${folder}: choose another place with --report.`);
	}
}

/**
 * A delivery that was kept: an object with headers and body, alone or as the first item that n8n shows.
 * @throws ProbeStop where it is something else
 */
export function readDelivery(path: string): Delivery {
	const [first] = [parsed(path)].flat();
	const item = isRec(first) && isRec(first.json) ? first.json : first;
	if (!isRec(item) || !isRec(item.headers) || !isRec(item.body))
		throw new ProbeStop(`${path} holds no delivery: it takes JSON with "headers" and "body".`);
	return { headers: item.headers, body: item.body };
}

function parsed(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		throw new ProbeStop(`${path} can't be read as JSON: ${(error as Error).message}`);
	}
}
