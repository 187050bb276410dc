// Asks whether somebody is still there, and wipes the kiosk when nobody answers.
// Times, address and words come from the page: <dialog id="idle" data-warn-after data-answer-within data-reset>.
const dialog = document.getElementById('idle');
const warnAfter = Number(dialog.dataset.warnAfter) * 1000;
const answerWithin = Number(dialog.dataset.answerWithin);
const seconds = dialog.querySelector('[data-seconds]');
let quiet;
let countdown;

function watch() {
  clearTimeout(quiet);
  quiet = setTimeout(ask, warnAfter);
}

function ask() {
  // Counted by the clock, not by ticks: a sleeping screen must not lengthen it.
  const end = Date.now() + answerWithin * 1000;
  const show = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    seconds.textContent = String(Math.max(left, 0));
    if (left <= 0) {
      clearInterval(countdown);
      location.replace(dialog.dataset.reset);
    }
  };
  show();
  countdown = setInterval(show, 250);
  dialog.showModal();
}

dialog.addEventListener('close', () => {
  clearInterval(countdown);
  watch();
});
for (const sign of ['pointerdown', 'keydown', 'input', 'scroll'])
  addEventListener(sign, () => { if (!dialog.open) watch(); }, { passive: true, capture: true });

watch();
