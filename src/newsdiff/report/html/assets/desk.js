/* What a reader does with the chosen passage: cite it, link it, note something, leave it or its source out of the count. */
(() => {
  const compare = document.getElementById("main");
  const desk = document.querySelector(".desk");
  const note = document.getElementById("note");
  const data = new Map([...document.querySelectorAll("[data-passage]")].map((i) => [Number(i.dataset.passage), i.dataset]));
  const label = (n) => document.querySelector(`.n[data-n="${n}"]`).textContent;
  const letter = (n) => label(n).replace(/\d+$/, "");
  const cited = (n) => JSON.parse(data.get(n).cited);
  const store = `newsdiff-desk-${document.querySelector(".foot code").textContent.slice(0, 16)}`;
  const kept = { notes: {}, out: [] };
  let current = 0;

  /* Each part of the target: its words, whether they are copied, and the passages that have them. */
  const parts = [...document.querySelectorAll("[data-parts]")].flatMap((p) => p.dataset.parts.split("; ").map((part) => {
    const [words, ...numbers] = part.split(" ");
    return { words: Number.parseInt(words, 10), copied: words.endsWith("*"), numbers: numbers.map(Number) };
  }));

  const save = () => {
    try { localStorage.setItem(store, JSON.stringify(kept)); } catch { /* storage is closed: it lasts as long as the page */ }
  };

  /* What is left out as a file for --ignore: the words of both sides. */
  const ignored = () => `${[...new Set(kept.out.flatMap((n) => JSON.parse(data.get(n).ignored)))].join("\n\n")}\n`;

  /* Text that is left out counts neither as copied nor in the whole, as with --ignore, which judges the rest anew. */
  const count = () => {
    const out = new Set(kept.out);
    let words = 0, copied = 0;
    for (const part of parts) {
      if (part.numbers.some((n) => out.has(n))) continue;
      words += part.words;
      copied += part.copied ? part.words : 0;
    }
    desk.querySelector(".tried").hidden = !out.size;
    desk.dataset.ignored = ignored();
    const share = words ? Math.round((100 * copied) / words) : 0;
    desk.querySelector(".share").textContent = `Without ${out.size} ${out.size === 1 ? "passage" : "passages"}: ${share} % (${copied.toLocaleString("en")} of ${words.toLocaleString("en")} words), the rest judged as before`;
    for (const mark of compare.querySelectorAll("mark[data-n]")) mark.classList.toggle("out", out.has(Number(mark.dataset.n)));
  };

  const show = () => {
    desk.querySelector(".chosen").textContent = current ? `Passage ${label(current)}` : "No passage is chosen.";
    const out = kept.out.includes(current);
    for (const button of desk.querySelectorAll(".acts button")) button.disabled = !current;
    desk.querySelector('[data-act="passage"]').textContent = out ? "Count passage" : "Leave out passage";
    note.placeholder = current ? `Note on passage ${label(current)}` : "Note on the article";
    note.value = kept.notes[current] ?? "";
    desk.querySelector(".noted").hidden = !Object.keys(kept.notes).length;
    count();
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    desk.querySelector(".chosen").textContent = `Copied: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
    desk.dataset.copied = text;
  };

  const download = (name, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const turn = (numbers) => {
    const all = numbers.every((n) => kept.out.includes(n));
    kept.out = all ? kept.out.filter((n) => !numbers.includes(n)) : [...new Set([...kept.out, ...numbers])];
    save();
    show();
  };

  const acts = {
    cite: () => copy(cited(current)),
    link: () => copy(`${location.href.split("#")[0]}#t-${current}`),
    passage: () => turn([current]),
    source: () => turn([...data.keys()].filter((n) => letter(n) === letter(current))),
    reset: () => { kept.out = []; save(); show(); },
    ignored: () => download("ignored.txt", ignored()),
    notes: () => download("notes.txt", Object.entries(kept.notes).map(([n, text]) => `${n === "0" ? document.title : cited(Number(n))}\n${text}\n`).join("\n")),
  };

  desk.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]");
    if (act) acts[act.dataset.act]();
  });
  note.addEventListener("input", () => {
    if (note.value) kept.notes[current] = note.value;
    else delete kept.notes[current];
    desk.querySelector(".noted").hidden = !Object.keys(kept.notes).length;
    save();
  });
  document.addEventListener("passage", (event) => { current = data.has(event.detail) ? event.detail : 0; show(); });

  try {
    const read = JSON.parse(localStorage.getItem(store) ?? "{}");
    kept.out = (read.out ?? []).filter((n) => data.has(n));
    for (const [n, text] of Object.entries(read.notes ?? {})) if (n === "0" || data.has(Number(n))) kept.notes[n] = String(text);
  } catch { /* as above */ }
  show();
})();
