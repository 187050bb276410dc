// What a kiosk does better with script: tell the server how tall the screen is, print, let the scanner type wherever the eye last was,
// and leave nothing for the Back key.
const tall = innerHeight >= 1400 && innerHeight > innerWidth;
const screenCookie = `motcua-screen=${tall ? 'tall' : 'low'}`;
if (!document.cookie.split('; ').includes(screenCookie)) {
  document.cookie = `${screenCookie}; path=/kiosk; samesite=strict`;
  // A page laid for the other screen is asked for once more; one that answers a form is not.
  if (tall !== document.documentElement.classList.contains('kiosk--tall') && document.cookie.includes(screenCookie) && !document.querySelector('.govuk-error-summary'))
    location.replace(location.href);
}
// What was sent with a form must not stay in the browser's history as something to send again.
history.replaceState(null, '', location.href);
// A page taken out of the browser's memory, not asked for anew, may be another person's.
addEventListener('pageshow', (event) => { if (event.persisted) location.replace(location.href); });
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
const field = document.querySelector('main input[autofocus]');
if (field)
  addEventListener('keydown', (event) => {
    if (!document.activeElement.matches('input, textarea, select, button, a') && event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) field.focus();
  });
