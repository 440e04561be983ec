/** Whether this page is shown inside another: it can't lead that away, and browsers keep what is entered apart. */
export const framed = globalThis.self !== globalThis.top;
