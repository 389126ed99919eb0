// A page never outlives its sign-in. When its line to the server goes, or somebody comes back to it, it asks whether it may
// still be shown here; where it may not, it is loaded anew, and the server shows what may be shown instead.
let asking = false;
const ask = async () => {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch(location.href, { method: "HEAD", redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect") location.reload();
  } catch {
    // nobody answers: the page says so itself
  }
  asking = false;
};
const STATE = "data-test-connection-state";
let joined = false;
const heard = ({ target, oldValue }) => {
  joined ||= [oldValue, target.getAttribute(STATE)].includes("CONNECTED");
  const cut = joined && target.getAttribute(STATE) !== "CONNECTED";
  if (cut) ask();
  line(cut);
};

// The line to the studio, said in the house's own words; a session has its own (floor.js), which knows more.
const LINE = {
  en: ["No line to the studio. What the screen called saved is saved; what is tapped now is not kept. This page goes on by itself.", "The line is back."],
  es: ["Sin conexión con el estudio. Lo que la pantalla dio por guardado está guardado; lo que toque ahora no se guarda. Esta página sigue sola.", "La conexión ha vuelto."],
};
const [GONE, BACK] = LINE[document.documentElement.lang] || LINE.en;
const SHORT_MS = 1200, BACK_MS = 2500;
let bar = null, waits = 0;
const line = (cut) => {
  clearTimeout(waits);
  if (cut && !bar) waits = setTimeout(say, SHORT_MS);
  if (cut || !bar) return;
  document.documentElement.classList.remove("cut");
  bar.textContent = BACK;
  bar.dataset.kind = "back";
  waits = setTimeout(() => { bar.remove(); bar = null; }, BACK_MS);
};
const say = () => {
  if (document.querySelector("[data-floor]")) return;
  bar = document.createElement("div");
  bar.className = "house-line";
  bar.setAttribute("role", "status");
  document.body.append(bar);
  bar.textContent = GONE;
  document.documentElement.classList.add("cut");
};
const told = { subtree: true, attributeFilter: [STATE], attributeOldValue: true };
new MutationObserver((changes) => changes.forEach(heard)).observe(document, told);
addEventListener("pageshow", (shown) => shown.persisted && ask());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
