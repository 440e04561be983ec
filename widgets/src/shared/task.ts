// A task that takes long keeps a slow phone from answering a tap.

/** What comes after it is a task of its own, and a tap or a frame may come before. Timers would
 * wait for a second in a tab that nobody looks at. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(port1.close());
    port2.postMessage(null);
  });
}

const hidden = 200; // milliseconds until what nobody looks at is taken as painted

/** After what is there now. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, hidden);
  });
}
