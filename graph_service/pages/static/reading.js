// A text as one reads it: a button to copy each paragraph, the links of the paragraph being read open beside it, and on a phone
// sections that open when they are asked for. Without this script all is there, one after the other.
(() => {
  const text = document.querySelector(".text");
  const said = document.getElementById("copied");
  if (!text || !said) return;

  // What the page says once for all paragraphs is said of each: of which one a link is, and the title of a thing in its margin.
  const named = (sentence, label) => sentence.replace("…", label);
  const titles = new Map([...text.querySelectorAll(".behind a[title]")].map((link) => [link.getAttribute("href"), link.title]));
  for (const link of text.querySelectorAll(".behind a:not([title])")) {
    const title = titles.get(link.getAttribute("href"));
    if (title) link.title = title;
  }

  // Links and copying.
  for (const acts of text.querySelectorAll(".acts")) {
    const unit = acts.closest(".u");
    const label = acts.querySelector(".v").textContent.trim();
    const cite = acts.querySelector('a[href$="#cite"]');
    cite.setAttribute("aria-label", `${cite.textContent} ${label}`);
    const place = acts.querySelector('a[href^="#"]') ?? document.createElement("a");
    place.href = `#${unit.id}`;
    place.textContent = said.dataset.link;
    place.setAttribute("aria-label", named(said.dataset.linkTo, label));
    acts.prepend(place, " ");
    unit.querySelector("details.margin")?.setAttribute("aria-label", named(said.dataset.linksOf, label));
    const words = acts.parentElement.querySelector(".words");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = said.dataset.copy;
    button.setAttribute("aria-label", `${said.dataset.copy}: ${label}`);
    button.addEventListener("click", async () => {
      // A footnote's call is between the words and not one of them.
      const bare = words.cloneNode(true);
      bare.querySelectorAll("sup").forEach((call) => call.remove());
      try {
        await navigator.clipboard.writeText(bare.textContent.trim());
        button.textContent = said.textContent = said.dataset.done;
      } catch {
        getSelection().selectAllChildren(words);
      }
      setTimeout(() => {
        button.textContent = said.dataset.copy;
        said.textContent = "";
      }, 2500);
    });
    acts.append(button);
  }

  // The side panel follows the paragraph: the one that is read, pointed at or has the focus.
  const wide = matchMedia("(min-width: 62rem)");
  if (wide.matches) {
    text.classList.add("following");
    let open = null;
    const follow = (unit) => {
      const details = unit?.querySelector("details.margin");
      if (!details || details === open) return;
      if (open) open.open = false;
      details.open = true;
      open = details;
    };
    const seen = new IntersectionObserver(
      // Who points at a paragraph or has the focus in it means that one.
      (entries) => !text.querySelector(".u:focus-within, .u:hover") && entries.forEach((entry) => entry.isIntersecting && follow(entry.target)),
      { rootMargin: "-25% 0px -70% 0px" },
    );
    for (const unit of text.querySelectorAll(".u")) {
      seen.observe(unit);
      unit.addEventListener("pointerenter", () => follow(unit));
      unit.addEventListener("focusin", () => follow(unit));
    }
  }

  // On a phone: the contents closed, and sections that open at their heading.
  if (!matchMedia("(max-width: 40rem)").matches) return;
  const contents = document.querySelector(".contents details");
  contents.open = false;
  contents.addEventListener("click", (event) => event.target.closest("a") && (contents.open = false));
  const sections = [...text.querySelectorAll(".part")].filter((section) => section.querySelector("h2, h3"));
  if (sections.length < 3) return;
  text.classList.add("in-parts");
  const toggle = new Map();
  for (const section of sections) {
    const heading = section.querySelector("h2, h3");
    const rest = [...section.children].filter((one) => !one.contains(heading));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fold";
    button.append(...heading.childNodes);
    // A link inside a button cannot be reached: the heading's own goes behind its words.
    for (const link of button.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    heading.append(button);
    const show = (on) => {
      button.setAttribute("aria-expanded", on);
      for (const one of rest) on ? one.removeAttribute("hidden") : one.setAttribute("hidden", "until-found");
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
    rest.forEach((one) => one.addEventListener("beforematch", () => show(true)));
    toggle.set(section, show);
    show(false);
  }
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const show = target && toggle.get(target.closest(".part"));
    if (show) show(true);
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
})();
