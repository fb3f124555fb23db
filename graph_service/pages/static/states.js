// Narrows the table of States while somebody types. Without it the form does the same.
(() => {
  const field = document.getElementById("state-name");
  const count = document.getElementById("state-count");
  const rows = [...document.querySelectorAll("tr[data-state]")];
  if (!field || !rows.length) return;
  const words = JSON.parse(document.getElementById("state-words").textContent);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = Boolean(wanted) && !row.dataset.state.includes(wanted);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = shown === 1 ? words.one : words.other.replace("{count}", shown);
  });
})();
