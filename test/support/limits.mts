/** How long the set-up of a file may take, in milliseconds: it does the work of many tests, perhaps on a busy machine. */
export const SET_UP_MS = 300_000;
