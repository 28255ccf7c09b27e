/** What a page without a server may still have to open: fetched now, while there is one. */
const wantedLater = (): Promise<unknown> => Promise.allSettled([import('../shared/confirm-dialog/confirm'), import('../session/sign-in-dialog'), import('../session/signed-out-page')]);

/** The page and the files that it has loaded so far are kept by `sw.js`, so that it opens again while the server is away. */
export function keepShell(): void {
  if (typeof navigator === 'undefined' || !navigator.serviceWorker) return;
  void wantedLater()
    .then(() => navigator.serviceWorker.register('/sw.js'))
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      const loaded = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(`${location.origin}/`) && !name.startsWith(`${location.origin}/api/`));
      active?.postMessage({ keep: [...new Set(loaded)] });
    })
    // Without it the page works as long as the server is there.
    .catch(() => undefined);
}

/** At signing out: nothing of the program is left on the device, nor what would open it. */
export async function forgetShell(): Promise<void> {
  if (typeof caches !== 'undefined') for (const name of await caches.keys().catch(() => [])) await caches.delete(name);
  if (typeof navigator !== 'undefined' && navigator.serviceWorker) for (const worker of await navigator.serviceWorker.getRegistrations().catch(() => [])) await worker.unregister();
}
