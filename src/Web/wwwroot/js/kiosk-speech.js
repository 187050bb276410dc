// Reads the page aloud where the browser has a voice of its language; otherwise the key stays hidden. Names, numbers and codes
// ([data-private]) are never spoken: others may listen. Volume is set anew each time, so nobody inherits another's.
const key = document.querySelector('[data-speak]');
const language = document.documentElement.lang;
const synthesis = window.speechSynthesis;

function voice() {
  return synthesis?.getVoices().find((one) => one.lang.toLowerCase().replace('_', '-').split('-')[0] === language);
}

function offer() {
  if (voice()) key.hidden = false;
}

function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.matches('[data-private], [aria-hidden="true"], .print-only, noscript, script, svg')) return '';
  const text = Array.from(node.childNodes, words).join(' ');
  return node.matches('h1, h2, p, li, dt, dd, label, button, a, legend, div') ? `${text}. ` : text;
}

function stop() {
  synthesis.cancel();
  key.setAttribute('aria-pressed', 'false');
}

if (key && synthesis) {
  offer();
  synthesis.addEventListener?.('voiceschanged', offer);
  key.addEventListener('click', () => {
    if (synthesis.speaking) return stop();
    const speech = new SpeechSynthesisUtterance(words(document.querySelector('main')).replace(/\s+/g, ' ').replace(/(\. )+/g, '. ').replace(/([?!:…])\./g, '$1'));
    speech.voice = voice();
    speech.lang = speech.voice.lang;
    speech.rate = 0.9;
    speech.volume = 1;
    speech.addEventListener('end', () => key.setAttribute('aria-pressed', 'false'));
    synthesis.speak(speech);
    key.setAttribute('aria-pressed', 'true');
  });
  addEventListener('pagehide', stop);
}
