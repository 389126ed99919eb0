// Our own links (data-here) open in the session that is there, not as a new visit. Without this script they still open.
document.addEventListener("click", (tap) => {
  const link = tap.target.closest?.("a[data-here]");
  if (!link || tap.defaultPrevented || tap.button || tap.metaKey || tap.ctrlKey || tap.shiftKey || tap.altKey) return;
  tap.preventDefault();
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
});
// A message for the share sheet where the browser has one, else copied. The text lies percent-encoded beside its button.
document.addEventListener("click", async (tap) => {
  const button = tap.target.closest?.("button[data-share]");
  if (!button) return;
  const text = decodeURIComponent(button.dataset.share);
  try {
    if (navigator.share) return await navigator.share({ text });
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.shared;
  } catch { /* closed without sending: nothing to say */ }
});
