// Our own links (data-here) open in the session that is there, not as a new visit. Without this script they still open.
document.addEventListener("click", (tap) => {
  const link = tap.target.closest?.("a[data-here]");
  if (!link || tap.defaultPrevented || tap.button || tap.metaKey || tap.ctrlKey || tap.shiftKey || tap.altKey) return;
  tap.preventDefault();
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
});
