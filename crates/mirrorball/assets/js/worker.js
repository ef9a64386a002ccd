// The worker that answers while there is no connection. It is served at /worker.js with one line before it: BASE, where
// the assets of its build are. With a connection it changes nothing: every page comes from the server. Without one, the
// log page of a community is shown as it was kept, and says so; nothing that was kept is ever shown as if it were fresh.

const BUILD = BASE.split("/").pop();
const ASSETS = `mirrorball-assets-${BUILD}`;
const PAGES = `mirrorball-pages-${BUILD}`;
/** What the log page loads. */
const FILES = [
  "css/mirrorball.css",
  "js/app.js",
  "js/busy.js",
  "js/nested.js",
  "js/offline.js",
  "js/passkey.js",
  "js/proof.js",
  "js/queue.js",
  "js/receipts.js",
  "js/shortcuts.js",
  "js/timer.js",
];

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith(`${BASE}/`)) event.respondWith(asset(request));
  else if (request.mode === "navigate") event.respondWith(page(request, pathname));
});

async function install() {
  const cache = await caches.open(ASSETS);
  await cache.addAll(FILES.map((file) => `${BASE}/${file}`));
  await self.skipWaiting();
}

/** Whatever an older build has kept goes, pages included: they load assets that are not there any more. */
async function activate() {
  const own = [ASSETS, PAGES];
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("mirrorball-") && !own.includes(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** An asset never changes at its address. */
const asset = async (request) => (await caches.match(request)) ?? fetch(request);

/** The page from the server; without a connection, the log page of its community. */
async function page(request, pathname) {
  try {
    return await fetch(request);
  } catch (trouble) {
    const cache = await caches.open(PAGES);
    const kept = await cache.match(`/${pathname.split("/")[1]}/work/new`);
    if (!kept) throw trouble;
    const text = await kept.text();
    const marked = text.replace("<body ", `<body data-kept="${kept.headers.get("x-kept")}" `).replace("data-offline hidden", "data-offline");
    return new Response(marked, { headers: kept.headers });
  }
}
