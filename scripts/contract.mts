/** npm run contract: how the node differs from the contract, or the contract from another OpenAPI file. */
import { run } from './contract/run.mts';

const { lines, exitCode } = await run(process.argv.slice(2));
console.log(lines.join('\n'));
process.exitCode = exitCode;
