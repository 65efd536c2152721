/**
 * A stop watch that shows minutes and seconds.
 * @returns {() => string} the time since the call, such as `1:07`
 */
export function stopWatch() {
	const start = performance.now();
	return () => {
		const seconds = Math.round((performance.now() - start) / 1000);
		return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
	};
}
