/* What a phone page does beyond its plain form: a form that cannot be sent is kept on the phone and goes when it can. */
"use strict";
(() => {
  const says = document.getElementById("waiting").dataset, AGAIN = 20000;
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
  const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
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
    const chosen = new Map();
    for (const input of form.querySelectorAll("input[data-help]:checked")) chosen.set(`${input.name}=${input.value}`, +input.dataset.help);
    for (const input of form.querySelectorAll("input:checked")) {
      const pair = `${input.name}=${input.value}`;
      if (!chosen.has(pair)) chosen.set(pair, 0);
    }
    const together = JSON.parse(form.dataset.pairs || "[]").filter(([one, other]) => chosen.has(one) && chosen.has(other));
    return Math.max(0, ...chosen.values(), ...together.map(([, , level]) => level));
  }

  /* ---- not sent yet ---- */
  function notSent(form, entry, level) {
    form.parentElement.querySelectorAll(".not-sent").forEach((old) => old.remove());
    const panel = made("section", "not-sent"), card = made("div", "card");
    const advice = level && document.querySelector(`#advice [data-level="${level}"]`);
    if (advice) {
      const help = advice.cloneNode(true);
      help.append(made("p", "", says.advice));
      help.setAttribute("role", "alert");
      panel.append(help);
    }
    card.setAttribute("role", "status");
    card.append(made("h2", "", says.title), made("p", "", says.says));
    card.append(tap(says.try, "wide", async () => { await waiting.keep(entry); await goOn(panel, form); }));
    card.append(tap(says.change, "wide quiet", async () => { await waiting.drop(entry.key); panel.remove(); form.hidden = false; }));
    panel.append(card);
    form.before(panel);
    form.hidden = true;
    scrollTo(0, 0);
  }
  async function goOn(panel, form) {
    await waiting.send(async (entry, answer) => {
      if (panel.isConnected && form.elements.key && entry.key === form.elements.key.value) await turnTo(answer);
    });
    await look();
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
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.action.endsWith("/c/close")) { closing(event, form); return; }
    if (!("keep" in form.dataset) || !self.indexedDB) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") sendForm(form, event.submitter);
  });

  /* ---- what waits is told at the top of every page ---- */
  async function look() {
    const entries = await waiting.all(), shown = new Set();
    if (document.querySelector(".not-sent")) return;
    place().replaceChildren(...entries.map((entry) => {
      shown.add(entry.key);
      const line = made("div", "note warn"), word = { waiting: "kept", asleep: "asleep", foreign: "foreign" }[entry.state] || "refused";
      line.append(made("p", "", told(word, entry.at)));
      if (word === "foreign" || word === "refused") line.append(tap(says.drop, "wide quiet", async () => { await waiting.drop(entry.key); await look(); }));
      return line;
    }));
    place().hidden = !entries.length;
  }
  async function tryNow() {
    if (!(await waiting.all()).length) return;
    const arrived = [];
    await waiting.send((entry) => { if (entry.state === "sent") arrived.push(entry); });
    const panel = document.querySelector(".not-sent");
    if (panel && arrived.length) panel.remove();
    await look();
    for (const entry of arrived) {
      place().prepend(made("p", "note", told("sent", entry.at)));
      place().hidden = false;
      const form = [...document.forms].find((one) => one.elements.key && one.elements.key.value === entry.key);
      if (form) form.remove();
    }
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
      if (!entries.length) { go(); return; }
      const card = made("section", "card");
      card.setAttribute("role", "alert");
      card.append(made("p", "", says.close), tap(says.closeNot, "wide", () => { card.remove(); form.hidden = false; }), tap(says.closeDo, "wide quiet", go));
      form.after(card);
      form.hidden = true;
    });
  }

  /* ---- begin ---- */
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/c/worker.js", { scope: "/c" }).catch(() => {});
  if (self.indexedDB) {
    look().then(tryNow);
    addEventListener("online", tryNow);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) tryNow(); });
    setInterval(tryNow, AGAIN);
  }
})();
