// What a kiosk does better with script: print, and let the scanner type wherever the eye last was.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
const field = document.querySelector('main input[autofocus]');
if (field)
  addEventListener('keydown', (event) => {
    if (document.activeElement === document.body && event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) field.focus();
  });
