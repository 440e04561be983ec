/** None on plain http; and a frame without an origin may not even ask. */
export const workers = ((): ServiceWorkerContainer | undefined => {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
})();
