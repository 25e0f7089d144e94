/* Which lines are shown: of an outlet, a category, how sure that is; an article with such lines is opened. */
(() => {
  const form = document.querySelector(".filters");
  const value = (name) => document.getElementById(`by-${name}`).value;

  const filter = () => {
    const [outlet, category, action] = ["outlet", "category", "action"].map(value);
    const [low, high] = (value("confidence") || "0 2").split(" ").map(Number);
    const narrow = Boolean(category || action || value("confidence"));
    const chosen = narrow || Boolean(outlet);
    let lines = 0;
    for (const document_ of document.querySelectorAll("[data-outlet]")) {
      const here = !outlet || document_.dataset.outlet === outlet;
      let shown = 0;
      for (const line of document_.querySelectorAll("li")) {
        const { category: is, confidence } = line.dataset;
        const fits = is !== undefined && (!category || is === category) && (!action || line.className === action)
          && Number(confidence) >= low && Number(confidence) < high;
        line.hidden = narrow && !fits;
        shown += fits;
      }
      document_.hidden = !here || (narrow && !shown);
      document_.open = chosen && !document_.hidden;
      if (!document_.hidden) lines += shown;
    }
    form.querySelector("output").textContent = `${lines.toLocaleString("en")} ${lines === 1 ? "line" : "lines"}`;
  };

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
