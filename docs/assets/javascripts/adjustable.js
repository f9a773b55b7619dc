// Lets a reader move the assumptions of a chart. The page holds the picture and the scenarios without it. The renderer
// is fetched when such a chart comes near; it computes the results from expressions that it interprets, never from text
// run as a program. Assumptions live in the address as model.name=value.
(() => {
  "use strict";

  const SITE = new URL("../../", document.currentScript.src); // this file lies in assets/javascripts/

  const NEAR = "600px";
  const PAUSE = 300; // milliseconds without a change before the result is written, announced and put into the address
  const WIDE = 560; // the stylesheet's container query shows the wide picture from here

  // Results in words; the model's module in charts/adjustable/ writes the same --------------------------------------

  const say = (value, places = 0) =>
    Number(value.toFixed(places)).toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places });
  const percent = (value) => `${say(value, value >= 9.95 ? 0 : 1)}%`;

  const SENTENCES = {
    payback(rows, { life, margin }) {
      const [third, fifth] = [rows[2], rows[4]];
      const cost = `The servers cost ${say(third.charge, 1)} billion yuan a year.`;
      if (third.need === null) return `${cost} Without growth there is no new revenue to pay for them.`;
      const enough = third.need <= 100 ? "" : ", which is more than all of it";
      const needs = `In year three, ${percent(third.need)} of the ${say(third.new)} billion yuan of new revenue would have to be left to pay for them${enough}; in year five, ${percent(fifth.need)}.`;
      const year = rows.find((row) => row.year >= 3 && row.back >= 0)?.year;
      const worn = 2 + life;
      if (!year) return `${cost} ${needs} With a cash margin of ${margin}% the money is not back within ${rows.length} years.`;
      const out = `the last of the servers wear out in year ${Math.ceil(worn)}`;
      const verdict = year <= worn ? `and ${out}` : `but ${out}, so new ones are due first`;
      return `${cost} ${needs} With a cash margin of ${margin}% the money is back in year ${year}, ${verdict}.`;
    },
  };

  // The renderer ----------------------------------------------------------------------------------------------------

  const loading = new Map();

  /** Fetch a script of this site once. */
  function load(address) {
    if (!loading.has(address)) {
      loading.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.addEventListener("load", resolve);
          script.addEventListener("error", () => reject(new Error(`${address} could not be fetched`)));
          document.head.append(script);
        }),
      );
    }
    return loading.get(address);
  }

  /** The drawing is one image with a name; inside it only the points speak, to whoever reads them. */
  function silence(svg, id) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-labelledby", `${id}-title`);
    svg.setAttribute("aria-describedby", `${id}-result`);
    for (const part of svg.querySelectorAll("[aria-roledescription]")) {
      if (!part.matches("path[aria-label]:not([aria-roledescription=axis])")) part.removeAttribute("role");
      part.removeAttribute("aria-roledescription");
    }
  }

  // One adjustable chart --------------------------------------------------------------------------------------------

  class Adjustable {
    constructor(figure) {
      this.figure = figure;
      this.id = figure.dataset.model;
      this.form = figure.querySelector("form");
      this.drawing = figure.querySelector(".chart-drawing");
      this.result = figure.querySelector(".adjustable-result");
      this.notice = figure.querySelector(".adjustable-notice");
      this.sliders = new Map([...this.form.querySelectorAll("input[type=range]")].map((slider) => [slider.name, slider]));
      this.form.hidden = false;
      this.readAddress();
      this.form.addEventListener("input", (event) => this.input(event.target));
      this.form.addEventListener("change", (event) => this.change(event.target));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", (event) => this.reset(event));
      const near = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          near.disconnect();
          this.start();
        },
        { rootMargin: NEAR },
      );
      near.observe(figure);
    }

    get values() {
      return Object.fromEntries([...this.sliders].map(([name, slider]) => [name, slider.valueAsNumber]));
    }

    numberOf(slider) {
      return slider.parentNode.querySelector("input[type=number]");
    }

    titleOf(slider) {
      return slider.labels[0].textContent;
    }

    unitOf(slider) {
      return slider.dataset.unit === "%" ? "%" : ` ${slider.dataset.unit}`;
    }

    /** Put a value into slider and field; return what to tell the reader where it could not be taken as it is. */
    put(slider, text) {
      const wanted = text.trim() === "" ? NaN : Number(text);
      const title = this.titleOf(slider);
      if (!Number.isFinite(wanted)) {
        this.show(slider, slider.valueAsNumber);
        return `“${text}” is no number, so “${title}” stays at ${slider.value}${this.unitOf(slider)}.`;
      }
      slider.value = wanted; // the browser keeps it within the range and on a step
      const taken = slider.valueAsNumber;
      this.show(slider, taken);
      if (taken === wanted) return "";
      const why = wanted < Number(slider.min) || wanted > Number(slider.max) ? `outside ${slider.min} to ${slider.max}` : `between two steps of ${slider.step}`;
      return `“${title}”: ${wanted} is ${why}, so ${taken}${this.unitOf(slider)} is used.`;
    }

    show(slider, value) {
      slider.value = value;
      slider.setAttribute("aria-valuetext", `${value}${this.unitOf(slider)}`);
      this.numberOf(slider).value = value;
    }

    readAddress() {
      const said = [];
      for (const slider of this.sliders.values()) this.show(slider, Number(slider.defaultValue));
      for (const [key, text] of new URLSearchParams(location.search)) {
        if (!key.startsWith(`${this.id}.`)) continue; // not ours to judge
        const name = key.slice(this.id.length + 1);
        const slider = this.sliders.get(name);
        said.push(slider ? this.put(slider, text) : `“${name}” in the address is no assumption here and was ignored; there are ${[...this.sliders.keys()].join(", ")}.`);
      }
      this.tell(said);
    }

    tell(said) {
      this.notice.textContent = said.filter(Boolean).join(" ");
    }

    input(field) {
      const slider = this.sliders.get(field.name);
      if (slider) this.show(slider, slider.valueAsNumber);
      else if (field.value !== "" && field.validity.valid) this.put(field.parentNode.querySelector("input[type=range]"), field.value);
      else return; // half a number is waited for until it is finished
      this.tell([]);
      this.update();
    }

    change(field) {
      if (field.type !== "number") return;
      this.tell([this.put(field.parentNode.querySelector("input[type=range]"), field.value)]);
      this.update();
    }

    reset(event) {
      event.preventDefault();
      for (const slider of this.sliders.values()) this.show(slider, Number(slider.defaultValue));
      this.tell(["The assumptions are as given again."]);
      this.update();
    }

    async start() {
      try {
        const { table, ...specs } = JSON.parse(this.figure.querySelector("script[type='application/json']").textContent);
        [this.table, this.specs] = [table, specs];
        await load(new URL(this.figure.dataset.runtime, SITE));
        await document.fonts.ready;
        this.holder = document.createElement("div");
        this.holder.className = "adjustable-picture";
        await this.embed();
        new ResizeObserver(() => this.size() === this.drawn || this.embed()).observe(this.drawing);
      } catch (error) {
        this.form.hidden = true;
        this.tell(["The assumptions cannot be moved here, because a part of the page could not be loaded. Picture and scenarios are those of the assumptions as given."]);
        throw error;
      }
    }

    size() {
      return this.drawing.clientWidth >= WIDE ? "wide" : "narrow";
    }

    async embed() {
      const size = (this.drawn = this.size());
      const options = { mode: "vega", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: false, hover: false };
      const place = document.createElement("div");
      const { view } = await window.vegaEmbed(place, structuredClone(this.specs[size]), options);
      if (size !== this.drawn) return view.finalize(); // resized again meanwhile
      this.view?.finalize();
      this.view = view;
      for (const part of place.querySelectorAll("[aria-roledescription], [role]")) if (!part.closest("svg")) part.removeAttribute("role");
      this.holder.replaceChildren(place.querySelector("svg"));
      this.drawing.append(this.holder);
      await this.draw();
      this.write();
    }

    async draw() {
      for (const [name, value] of Object.entries(this.values)) this.view.signal(name, value);
      await this.view.runAsync();
      silence(this.holder.firstChild, this.id);
    }

    update() {
      if (this.view) this.draw();
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.write(), PAUSE);
    }

    /** Write the result and the address. */
    write() {
      if (this.view) {
        const said = SENTENCES[this.id](this.view.data(this.table), this.values);
        if (said !== this.result.textContent) this.result.textContent = said;
      }
      const address = new URL(location);
      for (const key of [...address.searchParams.keys()]) if (key.startsWith(`${this.id}.`)) address.searchParams.delete(key);
      for (const [name, slider] of this.sliders) if (slider.value !== slider.defaultValue) address.searchParams.set(`${this.id}.${name}`, slider.value);
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }
  }

  for (const figure of document.querySelectorAll("figure.adjustable")) figure.adjustable = new Adjustable(figure);
})();
