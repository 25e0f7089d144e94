/* A file that is chosen or dropped becomes the text; it is read here and sent with the form, like one that is pasted. What is too
   long to be compared is not put in: a browser takes minutes to break a line of some megabytes. */
(() => {
  const LARGEST = 4_000_000;
  const most = Number(document.querySelector(".paste").dataset.most);
  const tellerOf = (area) => area.nextElementSibling.querySelector("output");
  const refuse = (area, text) => {
    // A character may be two of JavaScript's.
    const length = text.length > 2 * most ? text.length : Array.from(text).length;
    const isLong = length > most;
    tellerOf(area).textContent = isLong
      ? `the text has ${length.toLocaleString("en")} characters, and ${most.toLocaleString("en")} are compared here; use newsdiff provenance for longer ones`
      : "";
    return isLong;
  };
  const fill = async (area, file) => {
    const told = tellerOf(area);
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
    if (refuse(area, text)) return;
    area.value = text;
    told.textContent = file.name;
  };
  for (const input of document.querySelectorAll("input[data-into]")) {
    input.addEventListener("change", () => {
      if (input.files.length) fill(document.getElementById(input.dataset.into), input.files[0]);
    });
  }
  for (const area of document.querySelectorAll(".paste textarea")) {
    area.addEventListener("paste", (event) => {
      if (refuse(area, event.clipboardData.getData("text/plain"))) event.preventDefault();
    });
    area.addEventListener("dragover", (event) => { event.preventDefault(); area.classList.add("over"); });
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      area.classList.remove("over");
      if (!event.dataTransfer.files.length) {
        if (refuse(area, event.dataTransfer.getData("text/plain"))) event.preventDefault();
        return;
      }
      event.preventDefault();
      fill(area, event.dataTransfer.files[0]);
    });
  }
})();
