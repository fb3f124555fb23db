// The sections of an objective as tabs (ARIA Authoring Practices, tabs pattern). Without this script they follow each other, and the
// same links lead to them. Hidden panels stay findable in the page where the browser can do that.
(() => {
  const list = document.querySelector("nav.dossier .tabs");
  if (!list) return;
  const tabs = [...list.querySelectorAll("a")];
  const panels = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));

  function show(chosen) {
    tabs.forEach((tab, place) => {
      const on = place === chosen;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      if (on) panels[place].removeAttribute("hidden");
      else panels[place].setAttribute("hidden", "until-found");
    });
  }

  // What an address within the page names may be in a panel that is hidden.
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const chosen = target ? panels.findIndex((panel) => panel.contains(target)) : -1;
    if (chosen < 0) return;
    show(chosen);
    target.scrollIntoView();
  }

  list.setAttribute("role", "tablist");
  tabs.forEach((tab, place) => {
    tab.parentElement.setAttribute("role", "presentation");
    tab.id = `tab-${panels[place].id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panels[place].id);
    panels[place].setAttribute("role", "tabpanel");
    panels[place].setAttribute("aria-labelledby", tab.id);
    panels[place].addEventListener("beforematch", () => show(place));
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", tab.hash);
      show(place);
    });
  });
  list.addEventListener("keydown", (event) => {
    const now = tabs.indexOf(document.activeElement);
    const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const moves = { [forward]: now + 1, [forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight"]: now - 1, Home: 0, End: -1 };
    if (now < 0 || !(event.key in moves)) return;
    event.preventDefault();
    const next = tabs.at(moves[event.key] % tabs.length);
    next.focus();
    next.click();
  });
  // The figures above lead to a place in a panel.
  addEventListener("hashchange", follow);
  show(0);
  follow();
})();
