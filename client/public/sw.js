// Keeps the page of the program, and the files that it has loaded, so that the log of a rehearsal or an invocation opens again while the
// server is away. Registered when such a log is opened, not before. Whenever the server answers, its page is the one that is shown.
const PAGE = '/';
const CURRENT = 'holdfast-shell';

const isFile = (url) => /\.[a-z0-9]{2,5}$/i.test(url.pathname);
/** Files whose name holds a digest of what they say never change. */
const isFixed = (url) => /-[A-Z0-9]{8}\.[a-z0-9]{2,5}$/.test(url.pathname);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const files = event.data?.keep;
  if (Array.isArray(files)) event.waitUntil(keep([PAGE, ...files]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate' && !isFile(url)) event.respondWith(page(request));
  else if (isFile(url)) event.respondWith(file(request, url));
});

/** The server's page, and the kept one only where there is no server, or a proxy says that there is none. */
async function page(request) {
  let answer = null;
  try {
    answer = await fetch(request);
    if (answer.status < 500) {
      if (answer.ok) await keepPage(answer.clone());
      return answer;
    }
  } catch {
    // No connection: what is kept is shown.
  }
  const kept = await (await caches.open(CURRENT)).match(PAGE);
  return kept ?? answer ?? Response.error();
}

/** Another page is another version: files that it does not name go, once a page that was open may no longer want them. */
async function keepPage(answer) {
  const cache = await caches.open(CURRENT);
  const [before, now] = [await (await cache.match(PAGE))?.clone().text(), await answer.clone().text()];
  if (before === now) return;
  if (before !== undefined) await caches.delete(CURRENT);
  await (await caches.open(CURRENT)).put(PAGE, new Response(now, { headers: answer.headers }));
}

async function file(request, url) {
  const cache = await caches.open(CURRENT);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept && isFixed(url)) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer.status < 500 ? answer : (kept ?? answer);
  } catch {
    return kept ?? Response.error();
  }
}

async function keep(files) {
  for (const name of files) {
    // Anew each time: the page may just have turned out to be of another version.
    const cache = await caches.open(CURRENT);
    if (name !== PAGE && (await cache.match(name))) continue;
    try {
      const answer = await fetch(name);
      if (!answer.ok) continue;
      if (name === PAGE) await keepPage(answer);
      else await cache.put(name, answer);
    } catch {
      // It is kept the next time that it is loaded.
    }
  }
}
