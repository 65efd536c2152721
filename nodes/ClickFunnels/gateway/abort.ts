const callbacks = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back once when a signal is aborted. However many wait for a signal, it has one listener: Node warns
 * of more than ten.
 * @returns takes the callback away again
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
	let all = callbacks.get(signal);
	if (!all) {
		const here = (all = new Set());
		callbacks.set(signal, here);
		signal.addEventListener('abort', () => [...here].forEach((one) => one()), { once: true });
	}
	all.add(callback);
	return () => {
		all.delete(callback);
	};
}
