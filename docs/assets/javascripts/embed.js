// Tells the page around an embedded chart how tall the chart is, and nothing else. Any site may embed, so the message
// goes to whoever is the parent; the receiving snippet checks who speaks.
(() => {
  "use strict";
  if (parent === window) return;
  let told = 0;

  function tell() {
    const chartHeight = Math.ceil(document.body.getBoundingClientRect().height);
    if (chartHeight === told) return;
    told = chartHeight;
    parent.postMessage({ chartHeight }, "*");
  }

  addEventListener("load", tell);
  new ResizeObserver(tell).observe(document.body);
})();
