/* Answers that wait on this phone until they can be sent. Used by the page and by the worker; nothing is shown here. */
"use strict";
self.waiting = (() => {
  const NAME = "answers-that-wait", PATIENCE = 15000;

  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  async function shelf(mode, use) {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("answers", { keyPath: "key" });
    const open = await asked(opening);
    try { return await asked(use(open.transaction("answers", mode).objectStore("answers"))); } finally { open.close(); }
  }

  const keep = (entry) => shelf("readwrite", (answers) => answers.put(entry));
  const drop = (key) => shelf("readwrite", (answers) => answers.delete(key));
  const clear = () => shelf("readwrite", (answers) => answers.clear());
  const all = () => shelf("readonly", (answers) => answers.getAll()).catch(() => []);

  /* One try at sending a form: the server's answer, or null where it was not reached. */
  async function post(path, body) {
    const given = new AbortController(), bell = setTimeout(() => given.abort(), PATIENCE);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    try {
      const answer = await fetch(path, { method: "POST", body, headers, signal: given.signal });
      return answer.status >= 500 ? null : answer;
    } catch { return null; } finally { clearTimeout(bell); }
  }

  /* What became of it, in the server's own word; a page that says nothing took no answers. */
  const fate = (answer) => answer.headers.get("x-lbp-answers") || "refused";

  /* Sends what waits, the oldest first. Each goes with its own key, so what arrived already is not doubled. What was sent
     keeps its time alone, so that the page can say so once. */
  async function send(tell = () => {}) {
    const entries = (await all()).filter((entry) => entry.state !== "sent").sort((one, other) => one.at - other.at);
    for (const entry of entries) {
      const answer = await post(entry.path, entry.body);
      if (answer === null) return false;
      const state = fate(answer);
      await keep(state === "sent" ? { key: entry.key, at: entry.at, state } : { ...entry, state });
      await tell({ ...entry, state }, answer);
    }
    return true;
  }

  return { keep, drop, clear, all, post, fate, send };
})();
