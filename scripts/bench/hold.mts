type Used = (this: void) => { user: number; system: number };

/** Of the thread that the event loop runs on; before Node.js 23.9, of all threads of the process. */
const { threadCpuUsage: used = process.cpuUsage } = process as { threadCpuUsage?: Used };

/** Milliseconds of CPU taken until now. */
function cpu(): number {
	const { user, system } = used();
	return (user + system) / 1_000;
}

/**
 * Watches how long the event loop is kept from its timers, by the CPU that it takes meanwhile: what other programs take of the
 * processor does not count.
 * @returns ends the watch and gives the longest hold, in milliseconds
 */
export function watchHold(): () => number {
	let before = cpu();
	let longest = 0;
	const look = () => {
		const now = cpu();
		longest = Math.max(longest, now - before);
		before = now;
	};
	const watch = setInterval(look, 1);
	return () => {
		look();
		clearInterval(watch);
		return longest;
	};
}
