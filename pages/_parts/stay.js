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
  if (joined && target.getAttribute(STATE) !== "CONNECTED") ask();
};
const told = { subtree: true, attributeFilter: [STATE], attributeOldValue: true };
new MutationObserver((changes) => changes.forEach(heard)).observe(document, told);
addEventListener("pageshow", (shown) => shown.persisted && ask());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
