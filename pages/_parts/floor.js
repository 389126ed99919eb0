// The floor's clock and its line to the server. Nothing here writes anything: what is saved, the page alone says.
const BEAT = 3000, PATIENCE = 2500, SLOW = 1500, LEAD_IN = 3, OLD = 600;
const runs = JSON.parse(sessionStorage.getItem("lbp_runs") ?? "{}");
let ahead = null; // server's clock minus ours, ms
let lost = false, missed = false, since = 0, awake = null, sound = null, drawn = "";

const now = () => Date.now();
const told = () => document.querySelector("[data-floor]");
const say = (name) => told()?.dataset[name] ?? "";
const keep = () => sessionStorage.setItem("lbp_runs", JSON.stringify(runs));
const spec_of = (session) => document.querySelector(`[data-clock-now][data-session="${CSS.escape(session)}"]`);
const make = (parent, tag, name) => {
  const one = document.createElement(tag);
  one.className = name;
  parent.append(one);
  return one;
};

// Only what changed is written: the page stands still while nothing happens.
function write(one, words) {
  if (one.textContent !== words) one.textContent = words;
}

function mark(one, name, value) {
  if (one.getAttribute(name) !== value) one.setAttribute(name, value);
}

// ---- the line to the server ----
const bar = make(document.body, "div", "floor-line");
bar.setAttribute("role", "status");
bar.setAttribute("aria-live", "assertive");

function show(words, kind) {
  write(bar, words);
  mark(bar, "data-kind", kind);
}

async function beat() {
  if (document.visibilityState === "hidden") return;
  try {
    const answer = await fetch("/_stcore/health", {cache: "no-store", signal: AbortSignal.timeout(PATIENCE)});
    ahead = Date.parse(answer.headers.get("date")) + 500 - now() || 0;
    missed = false;
  } catch {
    missed = true;
  }
  look();
}

function look() {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || !told()) return show("", "none");
  const cut = missed || !navigator.onLine || app.dataset.testConnectionState !== "CONNECTED";
  const busy = app.dataset.testScriptState !== "notRunning" && app.dataset.testScriptState !== "initial";
  since = busy ? since || now() : 0;
  const main = document.querySelector('[data-testid="stMain"]');
  if (main && main.inert !== cut) main.inert = cut;
  if (document.body.classList.contains("floor-cut") !== cut) document.body.classList.toggle("floor-cut", cut);
  if (cut) show(say("lost"), "lost");
  else if (lost) {
    show(say("back"), "back");
    setTimeout(() => { if (!lost) show("", "none"); }, 4000);
  } else if (busy && now() - since > SLOW) show(say("slow"), "slow");
  else if (bar.dataset.kind !== "back") show("", "none");
  lost = cut;
}

// ---- the clock ----
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function begin(session, run) {
  runs[session] = run;
  keep();
}

function take(spec) { // a rest that the server knows of begins by itself, once
  const {session, rest, since: at} = spec.dataset;
  if (!session || !rest || runs[session]?.id === at || ahead === null) return;
  const gone = Math.max(0, now() + ahead - Number(at)) / 1000;
  if (gone < Number(rest) + OLD) begin(session, {id: at, kind: "rest", from: now() - gone * 1000, s: Number(rest)});
}

function stand(run) { // what the clock says: words, seconds, and whether it is over
  if (!run || run.stopped) return null;
  const gone = (now() - run.from) / 1000;
  if (run.kind === "watch") return {words: say("clockWatch"), shows: clock(gone), over: false};
  if (run.kind === "hold" && gone < LEAD_IN) return {words: say("clockReady"), shows: String(Math.ceil(LEAD_IN - gone)), over: false};
  const left = run.s - gone + (run.kind === "hold" ? LEAD_IN : 0);
  if (left > 0) return {words: say(run.kind === "hold" ? "clockHold" : "clockRest"), shows: clock(Math.ceil(left)), over: false};
  const next = run.side < run.sides;
  const words = run.kind === "rest" ? "clockRested" : next ? "clockOtherSide" : "clockHeld";
  return {words: say(words), shows: run.kind === "rest" ? `+${clock(-left)}` : "0:00", over: true, next};
}

function tap(panel) {
  const session = panel.dataset.clock, spec = spec_of(session);
  const run = runs[session], now_is = stand(run), hold = Number(spec?.dataset.hold ?? 0);
  if (now_is?.next) begin(session, {...run, side: run.side + 1, from: now(), rang: false});
  else if (now_is) begin(session, {...run, stopped: true});
  else if (hold) begin(session, {id: run?.id, kind: "hold", from: now(), s: hold, side: 1, sides: Number(spec.dataset.sides)});
  else begin(session, {id: run?.id, kind: "watch", from: now()});
  draw();
}

function ring() {
  if (!sound || localStorage.getItem("lbp_sound") !== "on") return;
  for (const [at, tone] of [[0, 660], [0.25, 660], [0.5, 880]]) {
    const voice = sound.createOscillator(), level = sound.createGain();
    voice.frequency.value = tone;
    level.gain.setValueAtTime(0.3, sound.currentTime + at);
    level.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + at + 0.22);
    voice.connect(level).connect(sound.destination);
    voice.start(sound.currentTime + at);
    voice.stop(sound.currentTime + at + 0.24);
  }
}

function switch_sound() {
  const on = localStorage.getItem("lbp_sound") !== "on";
  localStorage.setItem("lbp_sound", on ? "on" : "off");
  if (on) {
    sound ??= new AudioContext();
    sound.resume();
    ring();
  }
  draw();
}

function furnish(panel) {
  const face = make(panel, "button", "floor-face");
  face.type = "button";
  make(face, "span", "floor-words");
  make(face, "span", "floor-time");
  make(face, "span", "floor-hint");
  face.addEventListener("click", () => tap(panel));
  const bell = make(panel, "button", "floor-bell");
  bell.type = "button";
  bell.addEventListener("click", switch_sound);
}

function draw() {
  for (const spec of document.querySelectorAll("[data-clock-now]")) take(spec);
  for (const [session, run] of Object.entries(runs)) {
    if (stand(run)?.over && !run.rang) {
      run.rang = true;
      keep();
      ring();
    }
    for (const one of document.querySelectorAll(`[data-clock-of="${CSS.escape(session)}"]`)) {
      const is = stand(run);
      write(one, is ? `${is.words} ${is.shows}` : "");
    }
  }
  for (const panel of document.querySelectorAll("[data-clock]")) {
    if (!panel.firstChild) furnish(panel);
    const [face, bell] = panel.children, is = stand(runs[panel.dataset.clock]);
    const hold = spec_of(panel.dataset.clock)?.dataset.hold;
    mark(face, "data-state", is ? (is.over ? "over" : "runs") : "idle");
    write(face.children[0], is ? is.words : say(hold ? "clockStartHold" : "clockStartWatch"));
    write(face.children[1], is ? is.shows : hold ? clock(Number(hold)) : "");
    write(face.children[2], is ? say(is.next ? "clockGo" : "clockStop") : "");
    const on = localStorage.getItem("lbp_sound") === "on";
    write(bell, say(on ? "clockSoundOn" : "clockSoundOff"));
    mark(bell, "aria-pressed", String(on));
  }
}

// ---- the screen stays awake while a session is open ----
async function stay_awake() {
  const wanted = Boolean(told()?.dataset.floor) && document.visibilityState === "visible";
  if (wanted && !awake && navigator.wakeLock) {
    awake = await navigator.wakeLock.request("screen").catch(() => null);
    awake?.addEventListener("release", () => { awake = null; });
  } else if (!wanted && awake) await awake.release();
}

// ---- the stop we are at is in sight on its rail; the page itself stays where it is ----
let stop = "";
function follow() {
  const here = document.querySelector('[class*="st-key-rail_"] [role="radio"][aria-checked="true"]');
  const is = here?.textContent ?? "";
  if (is === stop) return;
  stop = is;
  const rail = here?.closest('[class*="st-key-rail_"]'), space = 64;
  if (!rail) return;
  const at = here.getBoundingClientRect(), around = rail.getBoundingClientRect();
  rail.scrollTop += Math.max(0, at.bottom - around.bottom + space) - Math.max(0, around.top + space - at.top);
  rail.scrollLeft += Math.max(0, at.right - around.right) - Math.max(0, around.left + space - at.left);
}

// a rest begins with the tap that was kept, not with the next quarter of a second
let known = "";
new MutationObserver(() => {
  const is = [...document.querySelectorAll("[data-clock-now]")].map((one) => `${one.dataset.session}${one.dataset.since}`).join();
  if (is === known) return;
  known = is;
  draw();
}).observe(document.body, {childList: true, subtree: true, attributeFilter: ["data-since", "data-session"]});
setInterval(() => { look(); draw(); follow(); }, 250);
setInterval(beat, BEAT);
setInterval(stay_awake, 2000);
document.addEventListener("visibilitychange", () => { beat(); stay_awake(); });
addEventListener("offline", look);
addEventListener("online", beat);
beat();
