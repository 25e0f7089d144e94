/* The theme that was chosen stays, where the browser lets a page from disk keep anything. */
"use strict";
document.documentElement.classList.add("scripted");
(() => {
  const radios = document.querySelectorAll('input[name="theme"]');
  try {
    const kept = document.getElementById(localStorage.getItem("newsdiff-theme"));
    if (kept) kept.checked = true;
  } catch { /* storage is closed: the choice lasts as long as the page */ }
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      try { localStorage.setItem("newsdiff-theme", radio.id); } catch { /* as above */ }
    });
  }
})();
