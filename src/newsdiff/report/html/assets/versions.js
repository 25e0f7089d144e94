/* One step at a time, by slider, buttons or arrow keys. Without scripts all steps stand one below the other. */
(() => {
  const slider = document.querySelector('.steps input[type="range"]');
  if (!slider) return;
  const steps = [...document.querySelectorAll(".step")];
  const output = document.querySelector(".steps output");
  const show = () => {
    const at = Number(slider.value) - 1;
    steps.forEach((step, i) => { step.hidden = i !== at; });
    output.textContent = `${at + 1} of ${steps.length}`;
    slider.setAttribute("aria-valuetext", steps[at].dataset.said);
  };
  slider.addEventListener("input", show);
  for (const button of document.querySelectorAll(".steps button")) {
    button.addEventListener("click", () => {
      slider.value = String(Number(slider.value) + Number(button.dataset.by));
      show();
    });
  }
  addEventListener("beforeprint", () => { for (const step of steps) step.hidden = false; });
  addEventListener("afterprint", show);
  show();
})();
