/** Keys of the page “Move claims”: j and k lead to the next and the previous claim. */

const claims = [...document.querySelectorAll(".moving-claim")];
const WRITING = "input:not([type=radio]), textarea, select";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(WRITING)) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step || !claims.length) return;
  const at = claims.findIndex((claim) => claim.contains(document.activeElement));
  const next = claims[at < 0 ? 0 : Math.min(Math.max(at + step, 0), claims.length - 1)];
  const choice = next.querySelector("input[type=radio]") ?? next;
  next.scrollIntoView({ block: "start" });
  choice.focus({ preventScroll: true });
  event.preventDefault();
});

// What is written beside a choice is that choice.
for (const field of document.querySelectorAll(".moving-choices input[type=text]")) {
  field.addEventListener("input", () => {
    const value = { words: "typed", reason: "leave" }[field.name];
    field.form.querySelector(`input[type=radio][value=${value}]`).checked = true;
  });
}
