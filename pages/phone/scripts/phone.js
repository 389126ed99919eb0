/* What a phone page does beyond its plain form: a form that cannot be sent is kept on the phone and goes when it can. */
"use strict";
(() => {
  const says = document.getElementById("waiting").dataset, AGAIN = 20000, LANGUAGE = document.documentElement.lang;
  const waiting = self.waiting;

  /* ---- small pieces ---- */
  function made(kind, look, text) {
    const piece = document.createElement(kind);
    if (look) piece.className = look;
    if (text) piece.textContent = text;
    return piece;
  }
  function tap(text, look, then) {
    const button = made("button", look, text);
    button.type = "button";
    button.addEventListener("click", then);
    return button;
  }
  const clock = (at) => new Date(at).toLocaleTimeString(LANGUAGE, { hour: "2-digit", minute: "2-digit" });
  const told = (word, at) => says[word].replace("{time}", clock(at));
  const place = () => document.getElementById("waiting");

  /* ---- the server's page in place of this one; Back shows the form as it was, and after 'Sent' the start ---- */
  let leaves = [], here = 0;
  function show(main) {
    document.querySelector("main").replaceWith(main);
    const head = main.querySelector("h1, h2");
    scrollTo(0, 0);
    if (head) { head.tabIndex = -1; head.focus({ preventScroll: true }); }
  }
  async function turnTo(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    leaves = waiting.fate(answer) === "sent" ? [] : leaves.slice(0, here);
    if (waiting.fate(answer) !== "sent") leaves[here] = document.querySelector("main");
    here += 1;
    history.pushState({ leaf: here }, "");
    document.title = page.title;
    show(page.querySelector("main"));
  }
  addEventListener("popstate", (event) => {
    const to = (event.state || { leaf: 0 }).leaf;
    if (!leaves[to]) { location.replace("/c"); return; }
    leaves[here] = document.querySelector("main");
    here = to;
    show(leaves[to]);
  });

  /* ---- what needs help now, from the very texts the server put on the page: never milder than it ---- */
  function needs(form) {
    const checked = [...form.querySelectorAll("input[data-help]:checked")], field = (input) => `${input.name}=${input.value}`;
    const fields = new Set(checked.map(field)), levels = [0];
    for (const input of checked) {
      if (input.dataset.after && !fields.has(input.dataset.after)) { fields.delete(field(input)); continue; }
      levels.push(+input.dataset.help);
      if (input.dataset.as) fields.add(input.dataset.as);
    }
    for (const field of fields) {
      const [name, value] = field.split("="), input = form.querySelector(`input[name="${name}"][value="${value}"]`);
      if (input) levels.push(+input.dataset.help || 0);
    }
    for (const [one, other, level] of JSON.parse(form.dataset.pairs || "[]")) if (fields.has(one) && fields.has(other)) levels.push(level);
    return Math.max(...levels);
  }

  /* ---- not sent yet ---- */
  function notSent(form, entry, level) {
    document.querySelectorAll(".not-sent").forEach((old) => old.remove());
    const panel = made("section", "not-sent"), card = made("div", "card");
    panel.dataset.key = entry.key;
    const advice = level && document.querySelector(`#advice [data-level="${level}"]`);
    if (advice) {
      const help = advice.firstElementChild.cloneNode(true);
      help.append(made("p", "", says.advice));
      help.setAttribute("role", "alert");
      panel.append(help);
    }
    card.setAttribute("role", "status");
    card.append(made("h2", "", says.title), made("p", "", says.says));
    card.append(tap(says.try, "wide", tryNow));
    card.append(tap(says.change, "wide quiet", async () => { await waiting.drop(entry.key); panel.remove(); form.hidden = false; }));
    panel.append(card);
    form.before(panel);
    form.hidden = true;
    scrollTo(0, 0);
  }

  /* ---- a form is sent ---- */
  function entryOf(form, button) {
    const fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    const step = fields.get("step");
    if (step) fields.set("step", "send");
    const entry = { key: fields.get("key"), path: new URL(form.action).pathname, at: Date.now(), state: "waiting", body: fields.toString() };
    if (step) fields.set("step", step);
    return { entry, body: fields.toString(), last: step !== "review" && step !== "change" };
  }
  async function sendForm(form, button) {
    const { entry, body, last } = entryOf(form, button), level = needs(form);
    form.setAttribute("aria-busy", "true");
    if (last || level) await waiting.keep(entry).catch(() => {});
    const answer = await waiting.post(entry.path, body);
    form.removeAttribute("aria-busy");
    if (answer === null) {
      await waiting.keep(entry).catch(() => {});
      notSent(form, entry, level);
      later();
      return;
    }
    const became = waiting.fate(answer);
    if (became === "asleep") await waiting.keep({ ...entry, state: became }); else await waiting.drop(entry.key).catch(() => {});
    await turnTo(answer);
    await look();
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.submitter && event.submitter.hasAttribute("formaction")) return;
    if (form.action.endsWith("/c/close")) { closing(event, form); return; }
    if (!("keep" in form.dataset) || !self.indexedDB) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") sendForm(form, event.submitter);
  });

  /* ---- what waits is told at the top of every page; the worker may have sent it meanwhile ---- */
  const WORDS = { sent: "sent", waiting: "kept", asleep: "asleep", foreign: "foreign" };
  async function look() {
    const panel = document.querySelector(".not-sent"), entries = await waiting.all(), lines = [];
    for (const entry of entries) {
      const word = WORDS[entry.state] || "refused", mine = panel && panel.dataset.key === entry.key;
      if (mine && word === "kept") continue;
      const line = made("div", word === "sent" ? "note" : "note warn");
      line.append(made("p", "", told(word, entry.at)));
      if (word === "foreign" || word === "refused") line.append(tap(says.drop, "wide quiet", async () => { await waiting.drop(entry.key); await look(); }));
      if (word === "sent") await waiting.drop(entry.key);
      if (mine && word === "sent") panel.querySelector(".card").replaceWith(line); else lines.push(line);
    }
    if (!lines.length && !entries.length && document.querySelector("#waiting .note:not(.warn)")) return;
    place().replaceChildren(...lines);
    place().hidden = !lines.length;
  }
  let busy = false;
  async function tryNow() {
    if (busy) return;
    busy = true;
    try {
      await waiting.send(async (entry, answer) => {
        const panel = document.querySelector(".not-sent");
        if (!panel || panel.dataset.key !== entry.key) return;
        if (entry.state === "sent") await waiting.drop(entry.key);
        await turnTo(answer);
      });
      await look();
    } finally { busy = false; }
  }
  async function later() {
    const known = "serviceWorker" in navigator && (await navigator.serviceWorker.ready.catch(() => null));
    if (known && known.sync) known.sync.register("answers").catch(() => {});
  }

  /* ---- closing forgets everything on this phone ---- */
  async function forget() {
    await waiting.clear().catch(() => {});
    if (self.caches) for (const name of await caches.keys()) await caches.delete(name);
  }
  function closing(event, form) {
    if (form.dataset.sure) return;
    event.preventDefault();
    const go = async () => { form.dataset.sure = "1"; await forget(); form.submit(); };
    waiting.all().then((entries) => {
      if (entries.every((entry) => entry.state === "sent")) { go(); return; }
      const card = made("section", "card");
      card.setAttribute("role", "alert");
      card.append(made("p", "", says.close), tap(says.closeNot, "wide", () => { card.remove(); form.hidden = false; }), tap(says.closeDo, "wide quiet", go));
      form.after(card);
      form.hidden = true;
    });
  }

  /* ---- what is shown without a connection is in the language of this page ---- */
  async function offlineToo() {
    for (const name of await caches.keys()) {
      const shelf = await caches.open(name), page = await shelf.match(`/c/offline?in=${LANGUAGE.slice(0, 2)}`);
      if (page) await shelf.put("/c/offline", page);
    }
  }

  /* ---- begin ---- */
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/c/worker.js", { scope: "/c" }).catch(() => {});
    navigator.serviceWorker.addEventListener("message", look);
    navigator.serviceWorker.ready.then(offlineToo).catch(() => {});
  }
  if (self.indexedDB) {
    look().then(tryNow);
    addEventListener("online", tryNow);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) tryNow(); });
    setInterval(tryNow, AGAIN);
  }
})();
