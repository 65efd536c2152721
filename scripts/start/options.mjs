import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { CACHE_VARIABLE, cacheFolder } from '../lib/cache-folder.mjs';
import { defaultMajor, N8N_VERSIONS } from '../n8n/versions.mjs';

const DEFAULT_PORT = 5678;

export const HELP = `npm start -- [options]

Runs the example workflow in n8n's engine, then opens a real n8n in which the ClickFunnels nodes are installed.
ClickFunnels is played by a sandbox on this machine, unless MATON_API_KEY holds a key of Maton: then it is your own account,
and the example creates one contact in it and deletes it again.

  --port NUMBER   where n8n listens on this machine (default ${DEFAULT_PORT})
  --n8n 1|2       n8n ${N8N_VERSIONS[1]} or ${N8N_VERSIONS[2]} (default ${defaultMajor()} with this Node.js; 2 brings Node.js 24 when needed)
  --fresh         forget the data folder of earlier starts: workflows, credentials, login
  --data FOLDER   n8n's data folder (default: one for each n8n in the cache folder)
  --cache FOLDER  where n8n is kept between starts (default ${cacheFolder()},
                  or the environment variable ${CACHE_VARIABLE})
  --demo-only     stop after the example workflow; fetch no n8n (same as npm run demo)
  --help          this text

Ctrl-C stops everything that was started.`;

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {boolean} demoOnly
 * @property {boolean} fresh
 * @property {number} port
 * @property {import('../n8n/versions.mjs').Major} major
 * @property {string} cache
 * @property {string} data
 */

/**
 * Reads the command line.
 * @param {string[]} args
 * @returns {StartOptions}
 * @throws {Error} with a message for the user
 */
export function readOptions(args) {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: String(DEFAULT_PORT) },
			n8n: { type: 'string', default: String(defaultMajor()) },
			fresh: { type: 'boolean', default: false },
			data: { type: 'string' },
			cache: { type: 'string' },
			'demo-only': { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 1 || port > 65535)
		throw new Error('--port takes a number of 1 to 65535.');
	if (values.n8n !== '1' && values.n8n !== '2') throw new Error('--n8n takes 1 or 2.');
	const major = values.n8n === '1' ? 1 : 2;
	const cache = cacheFolder(values.cache);
	return {
		help: values.help,
		demoOnly: values['demo-only'],
		fresh: values.fresh,
		port,
		major,
		cache,
		data: values.data ?? join(cache, `data-n8n-${major}`),
	};
}
