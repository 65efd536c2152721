/** How long the set-up of a file may take, in milliseconds: it does the work of many tests, perhaps on a busy machine. */
export const SET_UP_MS = 300_000;

/**
 * How long a test waits for what it wants to see, in milliseconds: less than the limit of a test, so that what it waited for
 * is what its failure shows.
 */
export const LONGEST_MS = 200_000;
