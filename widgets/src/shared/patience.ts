/** Milliseconds: somebody waits, and is told when something of the hub hangs. */
export const patience = 15_000;
