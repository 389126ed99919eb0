// The PIN pad: taps go into the one field, and no keyboard opens. Without this script the field takes a keyboard.
const pin = document.querySelector("#pin");
if (pin) {
  document.documentElement.classList.add("padded");
  pin.inputMode = "none";
  pin.focus();
  for (const key of document.querySelectorAll("[data-key]")) {
    key.addEventListener("click", () => {
      pin.value = key.dataset.key === "back" ? pin.value.slice(0, -1) : (pin.value + key.dataset.key).slice(0, pin.maxLength);
    });
  }
}
