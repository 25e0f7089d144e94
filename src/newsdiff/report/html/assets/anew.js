/* What was left out on the desk is sent to the server, which compares without it. */
(() => {
  const form = document.querySelector("form.anew");
  if (!form) return;
  form.addEventListener("submit", () => {
    form.elements.passages.value = document.querySelector(".desk").dataset.ignored ?? "";
  });
})();
