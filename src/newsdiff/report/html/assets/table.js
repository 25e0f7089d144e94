/* Search and sort in the long tables. Without scripts they stand in the order of the report. */
(() => {
  for (const table of document.querySelectorAll("table.rows")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const texts = [];
    const cut = (row) => [...row.querySelectorAll("[title]")].map((name) => name.title);
    const text = (i) => (texts[i] ??= [rows[i].textContent, rows[i].dataset.also ?? "", ...cut(rows[i])].join(" ").toLowerCase());
    const order = rows.map((_, i) => i);

    const value = (i, column, kind) => {
      const shown = rows[i].cells[column].textContent.trim();
      return kind === "number" ? Number.parseFloat(shown.replace(/[,<]/g, "")) || 0 : shown;
    };

    const sort = (header, column, kind) => {
      const down = header.getAttribute("aria-sort") !== "descending" && (kind === "number" || header.hasAttribute("aria-sort"));
      for (const th of table.tHead.rows[0].cells) th.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const values = rows.map((_, i) => value(i, column, kind));
      const compare = kind === "number" ? (a, b) => a - b : new Intl.Collator(undefined, { numeric: true }).compare;
      const sign = down ? -1 : 1;
      order.sort((i, j) => sign * compare(values[i], values[j]) || i - j);
      body.append(...order.map((i) => rows[i]));
    };

    [...table.tHead.rows[0].cells].forEach((header, column) => {
      if (!header.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(header, column, header.dataset.sort));
    });

    const input = document.querySelector('input[type="search"]');
    const output = document.querySelector(".search output");
    if (!input) continue;
    let waiting = 0;
    const search = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !words.every((word) => text(i).includes(word));
        shown += !row.hidden;
      });
      output.textContent = words.length ? `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")}` : "";
    };
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  }
})();
