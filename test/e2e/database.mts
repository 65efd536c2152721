import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { RealN8n } from './real-n8n.mts';

/** Takes the folder of the driver, the database's file and a statement. */
const PROGRAM = `
	const [driver, file, statement] = process.argv.slice(1);
	const orThrow = (error) => { if (error) throw error; };
	const database = new (require(driver).Database)(file, orThrow);
	database.all(statement, (error, rows) => {
		orThrow(error);
		console.log(JSON.stringify(rows));
		database.close(orThrow);
	});
`;

/**
 * Runs a statement on n8n's database, beside n8n, by n8n's own driver and Node.js: the driver is compiled for that one,
 * and would end another.
 * @returns gives the rows that the statement finds
 */
export function databaseOf({
	installed,
	dataFolder,
}: RealN8n): (statement: string) => Promise<Array<Record<string, unknown>>> {
	const driver = join(installed.folder, 'node_modules', 'sqlite3');
	const file = join(dataFolder, '.n8n', 'database.sqlite');
	return async (statement) => {
		const args = ['-e', PROGRAM, driver, file, statement];
		const { stdout } = await promisify(execFile)(installed.node, args);
		return JSON.parse(stdout) as Array<Record<string, unknown>>;
	};
}
