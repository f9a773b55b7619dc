// Reads charts point by point and opens the sources of numbers. Script only adds: every chart, table, note and link
// is in the page without it.
(() => {
  "use strict";

  const MARK = '[role="graphics-symbol"]';
  const EDGE = 8; // pixels kept free between a floating box and the window

  function make(tag, attributes, text = "") {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }

  function group(things, key) {
    const groups = new Map();
    for (const thing of things) groups.set(key(thing), [...(groups.get(key(thing)) ?? []), thing]);
    return [...groups.values()];
  }

  const clamp = (value, low, high) => Math.max(low, Math.min(value, high));

  /** Put `box` beside `anchor` (viewport coordinates), on the other side where there is no room, and inside the window. */
  function place(box, anchor, origin, above) {
    box.style.left = box.style.top = "0"; // its natural width, not that of the room right of its last place
    const { width, height } = box.getBoundingClientRect();
    const top = Math.max(0, document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0) + EDGE;
    const bottom = innerHeight - height - EDGE;
    const over = anchor.top - height - EDGE;
    const under = anchor.bottom + EDGE;
    const wanted = above ? (over < top ? under : over) : under > bottom ? over : under;
    const right = document.documentElement.clientWidth - width - EDGE;
    box.style.left = `${clamp(anchor.left + (anchor.width - width) / 2, EDGE, Math.max(EDGE, right)) - origin.left}px`;
    box.style.top = `${clamp(wanted, top, Math.max(top, bottom)) - origin.top}px`;
  }

  // What a drawing holds ------------------------------------------------------------------------------------------

  /** The wide or the narrow picture, whichever the container query shows. */
  const picture = (drawing) => [...drawing.querySelectorAll("svg")].find((svg) => svg.getClientRects().length);

  /** A hollow mark is filled with the ground; its outline has the colour of its series. */
  function colour(mark) {
    const stroke = mark.getAttribute("stroke") ?? "none";
    return /none|ground|transparent/.test(stroke) ? mark.getAttribute("fill") : stroke;
  }

  /** A symbol's outline without its size: circles, squares and triangles are different series. */
  const shape = (mark) => (mark.getAttribute("d") ?? "").replace(/[^a-z]/gi, "");

  /** Vega draws each layer into a group; the layers of one panel are siblings. */
  const panel = (mark) => mark.parentNode.parentNode;

  const isBar = (mark) => mark.parentNode.classList.contains("mark-rect");

  function centre(mark) {
    const box = mark.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }

  /** Bars are one series whatever their colours, which set companies apart; stacked bars are one series a colour. */
  function barSeries(bars) {
    const box = new Map(bars.map((bar) => [bar, bar.getBBox()]));
    const upright = bars.every((bar) => Math.abs(box.get(bar).width - box.get(bars[0]).width) < 1);
    const slot = (bar) => Math.round(upright ? box.get(bar).x : box.get(bar).y);
    const stacked = new Set(bars.map(slot)).size < bars.length;
    return group(bars, stacked ? colour : () => 0).map((list) => list.sort((a, b) => slot(a) - slot(b)));
  }

  function symbolSeries(marks) {
    const at = new Map(marks.map((mark) => [mark, centre(mark)]));
    const order = (a, b) => at.get(a).x - at.get(b).x || at.get(a).y - at.get(b).y;
    return group(marks, (mark) => colour(mark) + shape(mark)).map((list) => list.sort(order));
  }

  /** The drawing's points as lists to walk along, each in reading order. */
  function series(svg) {
    return group(svg.querySelectorAll(MARK), panel)
      .flatMap((marks) => group(marks, isBar))
      .flatMap((marks) => (isBar(marks[0]) ? barSeries(marks) : symbolSeries(marks)));
  }

  /** The point of another series across from `mark`: at the same place on the x axis, or beside it in another panel. */
  function across(mark, list) {
    const from = centre(mark);
    const distance = (other) => {
      const to = centre(other);
      const [dx, dy] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
      return panel(mark) === panel(other) ? 4 * dx + dy : 4 * Math.min(dx, dy) + Math.max(dx, dy);
    };
    return list.reduce((best, other) => (distance(other) < distance(best) ? other : best));
  }

  // The current point ---------------------------------------------------------------------------------------------

  const live = make("div", { class: "chart-live", "aria-live": "polite" });
  const tip = make("div", { class: "chart-tip", "aria-hidden": "true" }); // the live region speaks, the table has it all
  const ring = make("div", { class: "chart-ring", "aria-hidden": "true" });
  let current = null;
  let leaving;

  function show(drawing, mark, all = series(mark.closest("svg"))) {
    clearTimeout(leaving);
    if (mark === current) return;
    hide();
    current = mark;
    highlight(mark, all);
    drawing.append(ring, tip);
    const [box, origin] = [mark.getBoundingClientRect(), drawing.getBoundingClientRect()];
    ring.style.left = `${box.left - origin.left}px`;
    ring.style.top = `${box.top - origin.top}px`;
    ring.style.width = `${box.width}px`;
    ring.style.height = `${box.height}px`;
    tip.textContent = mark.getAttribute("aria-label");
    place(tip, box, origin, true);
  }

  function hide() {
    clearTimeout(leaving);
    current = null;
    ring.remove();
    tip.remove();
    for (const mark of document.querySelectorAll(".chart-off")) mark.classList.remove("chart-off");
  }

  /** Dim what belongs to other series, with their lines. */
  function highlight(mark, all) {
    if (all.length < 2) return;
    const own = all.find((list) => list.includes(mark));
    const colours = own.map(colour);
    for (const other of mark.closest("svg").querySelectorAll(`${MARK}, .mark-line.role-mark > path, .mark-area.role-mark > path`)) {
      const kept = other.matches(MARK) ? own.includes(other) : colours.includes(colour(other));
      other.classList.toggle("chart-off", !kept);
    }
  }

  // By pointer ----------------------------------------------------------------------------------------------------

  /** The mark at a place or near it: points are smaller than fingers, and labels may lie on top of them. */
  function markNear({ clientX: x, clientY: y, pointerType, target }, drawing) {
    if (target.matches(MARK)) return target;
    const gap = (mark) => {
      const box = mark.getBoundingClientRect();
      return Math.hypot(x - clamp(x, box.left, box.right), y - clamp(y, box.top, box.bottom));
    };
    const marks = [...(picture(drawing)?.querySelectorAll(MARK) ?? [])].map((mark) => [gap(mark), mark]);
    const [distance, mark] = marks.reduce((best, next) => (next[0] < best[0] ? next : best), [Infinity]);
    return distance <= (pointerType === "mouse" ? 8 : 24) ? mark : null;
  }

  /** A pause before hiding lets the pointer cross to the tooltip. */
  function hideSoon() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 300);
  }

  function point(event) {
    const drawing = event.currentTarget;
    if (reader.isConnected) return; // whoever reads by keyboard is not disturbed by a pointer at rest
    if (tip.contains(event.target)) return clearTimeout(leaving);
    const mark = markNear(event, drawing);
    if (mark) show(drawing, mark);
    else if (event.type === "click") hide();
    else hideSoon();
  }

  // By keyboard ---------------------------------------------------------------------------------------------------

  // Points are read inside an element of role "application", so that screen readers pass the arrow keys on; it exists
  // only while someone reads, and the drawing stays one image for all others.
  const reader = make("div", { class: "chart-reader", role: "application", tabindex: "-1", "aria-label": "Arrow keys: other points. Esc: leave." });
  let lists = []; // the series being read; kept, because scrolling changes coordinates in the last decimal
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
  const TURNS = { ArrowUp: -1, ArrowDown: 1 };

  function read(mark) {
    mark.scrollIntoView({ block: "nearest" });
    show(reader.parentNode, mark, lists);
    ring.scrollIntoView({ block: "nearest" }); // its scroll margin leaves room for the tooltip and the page's header
    live.textContent = mark.getAttribute("aria-label");
  }

  function enter(drawing) {
    drawing.append(reader);
    reader.focus({ preventScroll: true });
    read(first());
  }

  function first() {
    lists = series(picture(reader.parentNode));
    return lists[0][0];
  }

  function next(key) {
    if (!current?.isConnected) return first(); // the window was resized or the assumptions moved: another picture shows
    const at = lists.findIndex((list) => list.includes(current));
    const turn = TURNS[key];
    if (turn && lists.length > 1) return across(current, lists.at((at + turn) % lists.length));
    const list = lists[at];
    return list[clamp(list.indexOf(current) + (turn ?? STEPS[key]), 0, list.length - 1)];
  }

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, currentTarget: drawing, target } = event;
    if (target === drawing && key === "Enter") enter(drawing);
    else if (target !== reader) return;
    else if (key === "Escape") drawing.focus();
    else if (key in STEPS || key in TURNS) read(next(key));
    else return;
    event.preventDefault();
  }

  function prepareChart(drawing) {
    if (!drawing.querySelector(MARK)) return;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", "Enter: read the points");
    drawing.tabIndex = 0;
    drawing.addEventListener("keydown", press);
    drawing.addEventListener("click", point);
    drawing.addEventListener("pointermove", (event) => event.pointerType === "touch" || point(event));
    drawing.addEventListener("pointerleave", (event) => event.pointerType === "touch" || reader.isConnected || hideSoon());
  }

  function startCharts() {
    document.body.append(live);
    document.querySelectorAll(".chart-drawing").forEach(prepareChart);
    reader.addEventListener("blur", () => {
      hide();
      reader.remove();
    });
    addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("pointerdown", (event) => event.target.closest(".chart-drawing") || hide());
    addEventListener("resize", hide);
  }

  // Facts ---------------------------------------------------------------------------------------------------------

  const FACT = 'a.fact[href^="#"]';
  const box = make("div", { class: "fact-popover md-typeset", popover: "auto", role: "dialog", tabindex: "-1" });
  let opened = null; // the link whose source is open
  let pressed = null; // the same, when the press that closed it was on the link itself

  const noteOf = (link) => document.getElementById(link.hash.slice(1));

  function noteCopy(note) {
    const copy = note.cloneNode(true);
    copy.querySelector(".back")?.remove();
    return copy;
  }

  /** The note as one line of text, its links spelled out. */
  function citation(note) {
    const copy = noteCopy(note);
    for (const link of copy.querySelectorAll("a")) link.append(` (${link.href})`);
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function actions(link, note) {
    const row = make("p", { class: "fact-actions" });
    if (navigator.clipboard) row.append(copyButton(note)); // absent where the page is not served securely
    const jump = make("a", { href: link.hash, target: "_self" }, `Note ${link.hash.replace(/\D/g, "")}`);
    jump.addEventListener("click", () => box.hidePopover());
    row.append(jump);
    return row;
  }

  function copyButton(note) {
    const button = make("button", { type: "button" }, "Copy citation");
    const say = (words) => (button.textContent = live.textContent = words);
    button.addEventListener("click", () =>
      navigator.clipboard.writeText(citation(note)).then(() => say("Citation copied"), () => say("The browser refused to copy")),
    );
    return button;
  }

  function openFact(link, note) {
    const said = link.cloneNode(true);
    said.querySelector("sup")?.remove();
    box.setAttribute("aria-label", `Source of “${said.textContent.trim()}”`);
    box.replaceChildren(...noteCopy(note).childNodes, actions(link, note));
    box.showPopover();
    opened = link;
    link.setAttribute("aria-expanded", "true");
    place(box, link.getClientRects()[0], { left: -scrollX, top: -scrollY }, false);
    box.focus({ preventScroll: true }); // and not "autofocus", which browsers ignore in a frame on another site
  }

  function closed(event) {
    if (event.newState !== "closed" || !opened) return;
    opened.setAttribute("aria-expanded", "false");
    opened = null;
  }

  function click(event) {
    const link = event.target.closest(FACT);
    const note = link && noteOf(link);
    if (!note || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const again = link === pressed && event.detail > 0; // detail is 0 for Enter
    pressed = null;
    if (!again) openFact(link, note);
  }

  function startFacts() {
    if (!("popover" in HTMLElement.prototype)) return; // the links jump to the notes
    document.body.append(box);
    for (const link of document.querySelectorAll(FACT)) {
      if (!noteOf(link)) continue;
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
    }
    addEventListener("pointerdown", (event) => (pressed = opened && event.target.closest(FACT) === opened ? opened : null), true);
    addEventListener("click", click);
    box.addEventListener("beforetoggle", closed);
    // Tabbing on leaves the box; it would cover what has the focus now.
    box.addEventListener("focusout", (event) => event.relatedTarget && !box.contains(event.relatedTarget) && box.hidePopover());
  }

  startCharts();
  startFacts();
})();
