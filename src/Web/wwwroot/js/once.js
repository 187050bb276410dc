// A form is sent once: a second press within two seconds is the same press.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method === 'dialog') return;
  const now = Date.now();
  if (now - Number(form.dataset.sentAt || 0) < 2000) event.preventDefault();
  else form.dataset.sentAt = String(now);
});

// After a refusal the summary is the first thing read.
document.querySelector('.govuk-error-summary')?.focus();
