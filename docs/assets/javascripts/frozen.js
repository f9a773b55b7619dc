// A frozen chart never changes, so only a script can say that a newer one exists.
(async () => {
  "use strict";
  const own = new URL(".", location).pathname.split("/").at(-2);
  const answer = await fetch("../../versions.json").catch(() => null);
  if (!answer?.ok) return; // a saved copy of the page, far from its site, has no list to ask
  const { current, versions } = await answer.json();
  if (current === own) return;
  const published = new Date(versions.find((version) => version.hash === current).published);
  const day = published.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  document.querySelector(".frozen-newer").textContent = `A newer version exists. It was published on ${day}.`;
})();
