// What is typed and not yet sent is kept by the server, sealed, as it is typed. Without this script a page still keeps it over a refusal.
const forms = [...document.querySelectorAll('form[data-unsent]')];
const state = document.querySelector('[data-unsent-state]');
let timer = 0;
const keep = () => {
  clearTimeout(timer);
  timer = 0;
  const fields = new FormData();
  for (const form of forms)
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && name !== 'Key' && (name !== '__RequestVerificationToken' || !fields.has(name))) fields.append(name, value);
  fetch(`/unsent?at=${encodeURIComponent(location.pathname)}`, { method: 'POST', body: fields, keepalive: true })
    .then((answer) => { if (state && answer.ok) state.hidden = false; }, () => { timer = setTimeout(keep, 5000); });
};
for (const form of forms) {
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1200);
  });
  form.addEventListener('submit', () => { clearTimeout(timer); timer = 0; });
}
addEventListener('pagehide', () => { if (timer) keep(); });
