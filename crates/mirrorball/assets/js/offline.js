// Logging without a connection: the worker that answers then, a copy of the log page for it, and the head to sign on.
// All of it for members alone, who have a key here; nobody else is asked to keep anything.

import { look } from "./act.js";
import * as store from "./store.js";

/** What this build's worker finds its pages in; the name ends with the hash of all assets, as the worker's does. */
const PAGES = `mirrorball-pages-${new URL(import.meta.url).pathname.split("/")[2]}`;

/** Prepares this device, once its page is ready and nothing else is going on. */
export async function start() {
  const { community, member, size, kept } = document.body.dataset;
  if (kept) return since(Number(kept));
  if (!member) return;
  keepAsApp(community);
  if (!globalThis.caches || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/worker.js");
  const head = await store.get("heads", community);
  if (!head || head.size < Number(size)) await look(community);
  await keep(`/${community}/work/new`, member);
  document.body.dataset.prepared = "yes";
}

/** Tells the browser what makes this community an app of its own, for whoever puts it on a phone. */
function keepAsApp(community) {
  const icon = new URL("../icons/app-192.png", import.meta.url).pathname;
  for (const [rel, href] of [["manifest", `/${community}/app.webmanifest`], ["apple-touch-icon", icon]]) {
    document.head.append(Object.assign(document.createElement("link"), { rel, href, crossOrigin: "use-credentials" }));
  }
}

/** Keeps a page as it is now: once a visit, and whenever another member reads here. */
async function keep(page, member) {
  const cache = await caches.open(PAGES);
  const before = await cache.match(page);
  const fresh = sessionStorage.getItem(`kept:${page}`) === "yes";
  if (fresh && before?.headers.get("x-member") === member) return;
  const response = await fetch(page, { headers: { accept: "text/html" } });
  if (!response.ok || response.redirected) return;
  // Its headers stay with it, above all what it may load.
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.set("x-kept", String(Date.now()));
  headers.set("x-member", member);
  await cache.put(page, new Response(await response.text(), { headers }));
  sessionStorage.setItem(`kept:${page}`, "yes");
}

/** Says when a kept page was seen, and offers the fresh one once there is a connection. */
function since(moment) {
  const { lang } = document.body.dataset;
  const place = document.getElementById("offline-when");
  place.textContent = new Date(moment).toLocaleString(lang, { dateStyle: "long", timeStyle: "short" });
  const back = document.getElementById("offline-back");
  back.addEventListener("click", () => location.reload());
  addEventListener("online", () => (back.hidden = false));
}
