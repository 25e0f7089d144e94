/* A file that is chosen or dropped becomes the text; it is read here and sent with the form, like one that is pasted. */
(() => {
  const LARGEST = 4_000_000;
  const fill = async (area, file) => {
    const told = area.parentElement.querySelector("output");
    if (file.size > LARGEST) {
      told.textContent = `${file.name} is larger than an article (${Math.round(file.size / 1e6)} MB)`;
      return;
    }
    const bytes = await file.arrayBuffer();
    let text = "";
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      text = new TextDecoder("windows-1252").decode(bytes);
    }
    if (text.includes("\0")) {
      told.textContent = `${file.name} is no text; use newsdiff provenance for PDF and the like`;
      return;
    }
    area.value = text;
    told.textContent = file.name;
  };
  for (const input of document.querySelectorAll("input[data-into]")) {
    input.addEventListener("change", () => {
      if (input.files.length) fill(document.getElementById(input.dataset.into), input.files[0]);
    });
  }
  for (const area of document.querySelectorAll(".paste textarea")) {
    area.addEventListener("dragover", (event) => { event.preventDefault(); area.classList.add("over"); });
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      area.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      fill(area, event.dataTransfer.files[0]);
    });
  }
})();
