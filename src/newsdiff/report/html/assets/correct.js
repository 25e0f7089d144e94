/* Keep or drop per line: what is chosen becomes an overlay, here in the page, for newsdiff clean --overlay. */
(() => {
  const lines = document.querySelectorAll("[data-line]");
  const section = document.querySelector(".corrections");
  const area = document.getElementById("overlay");
  const chosen = new Map(); // outlet -> line -> keep or drop
  const quoted = (text) => JSON.stringify(text).replace(/\u007f/g, "\\u007f");

  const overlay = () => {
    let text = "# Lines that you keep or drop, per outlet; pass this file to newsdiff clean --overlay.\n";
    for (const [outlet, rows] of [...chosen].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!rows.size) continue;
      text += `\n[outlet.${quoted(outlet)}]\n`;
      for (const action of ["keep", "drop"]) {
        const of = [...rows].filter(([, what]) => what === action).map(([line]) => `  ${quoted(line)},\n`);
        text += of.length ? `${action} = [\n${of.join("")}]\n` : `${action} = []\n`;
      }
    }
    return text;
  };

  const show = () => {
    const n = [...chosen.values()].reduce((sum, rows) => sum + rows.size, 0);
    section.hidden = n === 0;
    section.querySelector("output").textContent = `${n.toLocaleString("en")} ${n === 1 ? "line" : "lines"}`;
    area.value = overlay();
  };

  const press = (outlet, line, action) => {
    const rows = chosen.get(outlet) ?? new Map();
    chosen.set(outlet, rows);
    if (rows.get(line) === action) rows.delete(line);
    else rows.set(line, action);
    for (const other of buttons) {
      if (other.outlet === outlet && other.line === line) other.button.setAttribute("aria-pressed", rows.get(line) === other.action);
    }
    show();
  };

  const buttons = [];
  for (const p of lines) {
    const line = JSON.parse(p.dataset.line);
    const outlet = JSON.parse(p.closest("[data-outlet]").dataset.outlet);
    const group = document.createElement("span");
    group.className = "choice";
    const offered = { keep: ["drop"], remove: ["keep"], suspect: ["keep", "drop"] }[p.dataset.action];
    for (const action of offered) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = action;
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => press(outlet, line, action));
      buttons.push({ outlet, line, action, button });
      group.append(button);
    }
    p.append(" ", group);
  }

  document.getElementById("download").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([area.value], { type: "application/toml" }));
    link.download = "overlay.toml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
})();
