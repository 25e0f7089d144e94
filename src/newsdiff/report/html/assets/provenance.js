/* A click on either side brings both sides of a passage into view; n and p walk through the passages. */
(() => {
  const compare = document.getElementById("main");
  const target = document.getElementById("target");
  const source = document.getElementById("source");
  if (!target || !source) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = 0;

  const all = (n) => compare.querySelectorAll(`[data-n="${n}"]`);
  const anchor = (side, n) => document.getElementById(`${side}-${n}`);

  const mark = (n, name) => {
    for (const old of compare.querySelectorAll(`.${name}`)) old.classList.remove(name);
    if (n) for (const part of all(n)) part.classList.add(name);
  };

  /* On a phone the texts stand whole, one below the other, and the page scrolls. */
  const stacked = () => getComputedStyle(target).overflowY === "visible";

  /* Scroll one pane so that an element stands in its upper third, and nothing else. */
  const center = (pane, element) => {
    if (!element) return;
    if (stacked()) {
      element.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "center" });
      return;
    }
    const place = element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: place - pane.clientHeight / 3, behavior: calm.matches ? "auto" : "smooth" });
  };

  /* Bring both panes into the window. */
  const show = () => {
    if (stacked()) return;
    const upper = target.getBoundingClientRect();
    const lower = source.getBoundingClientRect();
    if (upper.top >= 0 && lower.bottom <= innerHeight) return;
    compare.scrollIntoView({ behavior: "auto", block: "start" });
  };

  /* What is chosen is told to whoever wants to know. */
  const choose = (n) => {
    current = n;
    document.dispatchEvent(new CustomEvent("passage", { detail: n }));
  };

  const select = (n, hash) => {
    choose(n);
    mark(n, "selected");
    show();
    if (!stacked()) for (const [side, pane] of [["t", target], ["s", source]]) center(pane, anchor(side, n));
    history.replaceState(null, "", `#${hash || `t-${n}`}`);
  };

  const clear = () => { choose(0); mark(0, "selected"); };

  /* Go where a link inside the page points: a passage, a fact, or a paragraph and what it is linked with. */
  const go = (id) => {
    const element = document.getElementById(id);
    if (!element || !compare.contains(element)) return false;
    const view = document.getElementById("view-texts");
    if (view) view.checked = true;
    const fold = element.closest("details");
    if (fold) fold.open = true;
    const passage = element.closest("[data-n]") || element.querySelector("mark[data-n]");
    if (passage) {
      select(Number(passage.dataset.n), id);
    } else {
      clear();
      show();
      history.replaceState(null, "", `#${id}`);
    }
    center(element.closest(".pane"), element);
    for (const old of compare.querySelectorAll(".here")) old.classList.remove("here");
    element.classList.add("here");
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      if (go(link.getAttribute("href").slice(1))) {
        event.preventDefault();
        const other = link.classList.contains("n") && document.getElementById(link.getAttribute("href").slice(1));
        if (other) other.focus({ preventScroll: true });
      }
      return;
    }
    const passage = event.target.closest("mark[data-n]");
    if (passage && getSelection().isCollapsed) select(Number(passage.dataset.n));
  });

  for (const kind of ["pointerover", "focusin"]) {
    compare.addEventListener(kind, (event) => {
      const part = event.target.closest("[data-n]");
      mark(part ? Number(part.dataset.n) : 0, "near");
    });
  }

  const step = (by) => {
    const numbers = [...target.querySelectorAll(".n")].filter((a) => a.offsetParent).map((a) => Number(a.dataset.n));
    if (!numbers.length) return;
    const at = numbers.indexOf(current);
    const next = numbers[(at < 0 ? (by > 0 ? 0 : numbers.length - 1) : at + by + numbers.length) % numbers.length];
    select(next);
    if (stacked()) center(target, anchor("t", next));
  };

  /* Single keys act only while the texts have the focus (WCAG 2.1.4). */
  compare.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "Escape") clear();
    else return;
    event.preventDefault();
  });

  if (location.hash) go(location.hash.slice(1));
  addEventListener("hashchange", () => go(location.hash.slice(1)));
})();
