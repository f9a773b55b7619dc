// A frozen chart never changes, so only a script can say that another one took its place.
(async () => {
  "use strict";
  const own = new URL(".", location).pathname.split("/").at(-2);
  const answer = await fetch("../../versions.json").catch(() => null);
  if (!answer?.ok) return; // a saved copy of the page, far from its site, has no list to ask
  const { current, versions } = await answer.json();
  if (current === own) return;
  const published = (hash) => versions.find((version) => version.hash === hash)?.published;
  const day = new Date(published(current)).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const earlier = published(current) < published(own); // the data went back to what they were
  document.querySelector(".frozen-newer").textContent = `${earlier ? "An earlier version holds again" : "A newer version exists"}. It was published on ${day}.`;
})();
