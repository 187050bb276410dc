// Small helps at the counter; every page works without them.
// One press says that every paper lies on the table, in the numbers asked for.
document.querySelector('[data-all-papers]')?.addEventListener('click', () => {
  for (const paper of document.querySelectorAll('[data-paper]')) {
    paper.querySelector('input[value="Had"]').checked = true;
    for (const count of paper.querySelectorAll('input[data-asked]'))
      if (count.value === '') count.value = count.dataset.asked;
  }
});
// Ticks all dossiers of the list, or none.
document.querySelector('[data-all-rows]')?.addEventListener('change', (event) => {
  for (const box of document.querySelectorAll('input[name="Picked"]')) box.checked = event.target.checked;
});
// A form fresh from acceptance prints itself; later it is printed by the button.
document.querySelector('[data-print]')?.addEventListener('click', () => print());
if (new URLSearchParams(location.search).get('print') === 'now')
  addEventListener('load', () => {
    history.replaceState(null, '', location.pathname);
    print();
  });
for (const helper of document.querySelectorAll('[data-needs-script]')) helper.hidden = false;
