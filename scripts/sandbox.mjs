// npm run sandbox: installs what is missing, then starts the sandbox in this process. Arguments go to the sandbox.
import { installMissing } from './install-missing.mjs';
import { messageOf } from './lib/message.mjs';

try {
	await installMissing();
	// Imported here, as tsx may be missing before the installation.
	const { tsImport } = await import('tsx/esm/api');
	const { runSandbox } = await tsImport('../sandbox/cli.mts', import.meta.url);
	await runSandbox(process.argv.slice(2));
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
