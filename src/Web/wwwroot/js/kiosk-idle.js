// Asks whether somebody is still there, and wipes the kiosk when nobody answers. "More time" may be pressed again and again, but
// after ten minutes without anything else the last warning can only be answered by going on or leaving.
// Times, address and words come from the page: <dialog id="idle" data-warn-after data-answer-within data-longest data-reset>.
const dialog = document.getElementById('idle');
const warnAfter = Number(dialog.dataset.warnAfter) * 1000;
const answerWithin = Number(dialog.dataset.answerWithin) * 1000;
const longest = Number(dialog.dataset.longest) * 1000;
const seconds = dialog.querySelector('[data-seconds]');
const spoken = Object.assign(document.createElement('p'), { className: 'govuk-visually-hidden' });
spoken.setAttribute('role', 'status');
dialog.append(spoken);
let active = Date.now();
let quiet;
let countdown;

function watch() {
  clearTimeout(quiet);
  quiet = setTimeout(ask, warnAfter);
}

function wipe() {
  clearInterval(countdown);
  clearTimeout(quiet);
  // Nothing is seen any more even if the server is slow or gone.
  document.querySelector('main').replaceChildren();
  location.replace(dialog.dataset.reset);
}

function ask() {
  // Counted by the clock, not by ticks: a sleeping screen must not lengthen it.
  const end = Date.now() + answerWithin;
  const last = Date.now() - active >= longest;
  dialog.querySelector('[data-last]').hidden = !last;
  dialog.querySelector('[data-stay]').hidden = last;
  let told;
  const show = () => {
    const left = Math.max(Math.ceil((end - Date.now()) / 1000), 0);
    seconds.textContent = String(left);
    if (left % 5 === 0 && left !== told && left > 0) spoken.textContent = String(told = left) + ' ' + seconds.nextSibling.data.trim();
    if (left <= 0) wipe();
  };
  show();
  countdown = setInterval(show, 250);
  dialog.showModal();
}

// Escape is no answer: it could be a key that fell.
dialog.addEventListener('cancel', (event) => event.preventDefault());
dialog.addEventListener('close', () => {
  clearInterval(countdown);
  watch();
});
for (const sign of ['pointerdown', 'keydown', 'input', 'scroll'])
  addEventListener(sign, () => {
    if (dialog.open) return;
    active = Date.now();
    watch();
  }, { passive: true, capture: true });

watch();
