/* The phone's worker: sends answers that wait, and says so where there is no connection. It keeps no page of anybody's. */
"use strict";
importScripts("/c/own/MARK/waiting.js");
const SHELF = "phone-MARK", NO_CONNECTION = "/c/offline";
const KEPT = [NO_CONNECTION, `${NO_CONNECTION}?in=en`, `${NO_CONNECTION}?in=es`, "/c/own/MARK/waiting.js", "/c/own/MARK/phone.js", "/c/own/MARK/icon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(NO_CONNECTION)));
  else if (new URL(request.url).pathname.startsWith("/c/own/")) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) || Response.error()));
  }
});

self.addEventListener("sync", (event) => event.waitUntil(self.waiting.send().then(async (done) => {
  for (const page of await self.clients.matchAll()) page.postMessage("looked");
  if (!done) throw new Error("no connection yet");
})));
