// What the rig asks of a page, each answered by a list of faults. Evaluated in the page as (ask) => faults.
(ask) => {
  const shown = (e) => e.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && e.getClientRects().length > 0;
  const name = (e) => {
    const own = e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].slice(0, 2).map((c) => '.' + c).join('');
    return own + (e.getAttribute('name') ? '[' + e.getAttribute('name') + ']' : '') + ' "' + (e.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 30) + '"';
  };
  const hiddenFromEyes = (e) => e.closest('.govuk-visually-hidden, .rehearsal__mark, .govuk-skip-link') !== null;
  const interactive = () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((e) => !e.disabled && e.tabIndex >= 0 && shown(e) && !e.closest('dialog:not([open])'));
  const ownText = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  // Ends of lines that are meant to be cut: the whole is one press away, or in the title.
  const cutOnPurpose = (e) => e.closest('.clamp, [title], .row__step small, .row__what small, .counter__queue small') !== null;
  const cut = (e) => {
    const style = getComputedStyle(e);
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1) || (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
  };
  const scrolls = (e) => {
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return true;
    return false;
  };
  const marked = (e) => {
    const style = getComputedStyle(e);
    const yellow = style.backgroundColor === 'rgb(255, 221, 0)';
    const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/rgba\(.*, 0\)|transparent/.test(style.outlineColor);
    return yellow || ringed || style.boxShadow !== 'none';
  };
  // An input made invisible shows its state in the label drawn for it.
  const stands = (e) => (e.matches('.govuk-radios__input, .govuk-checkboxes__input') ? e : null);
  const key = (e) => (e.type === 'radio' && e.name ? 'radio:' + (e.form ? e.form.action + [...document.forms].indexOf(e.form) : '') + e.name : [...document.querySelectorAll('*')].indexOf(e) + '');

  const checks = {
    // Nothing lies beyond the right edge, unless in a box of its own that scrolls.
    tooWide() {
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (over <= 1) return [];
      const edge = document.documentElement.clientWidth;
      const first = [...document.body.querySelectorAll('*')].find((e) => shown(e) && !scrolls(e) && e.getBoundingClientRect().right > edge + 1 && !e.firstElementChild);
      return [over + ' px too wide' + (first ? ': ' + name(first) : '')];
    },

    // Words cut off by the box they stand in.
    clipped() {
      const faults = [];
      for (const e of document.body.querySelectorAll('*')) {
        if (!ownText(e) || !shown(e) || hiddenFromEyes(e)) continue;
        const box = [e, e.parentElement, e.parentElement?.parentElement].find((b) => b && b !== document.body && cut(b));
        if (box && !cutOnPurpose(e) && !cutOnPurpose(box)) faults.push('cut off: ' + name(e));
        const at = e.getBoundingClientRect();
        if (at.width > 0 && (at.left < -1 || at.right > innerWidth + 1) && !scrolls(e)) faults.push('beyond the edge: ' + name(e));
      }
      return faults;
    },

    // In the pseudo-language: words outside the brackets that nobody marked as data.
    bare() {
      const faults = [];
      const outside = (text) => {
        let depth = 0, rest = '';
        for (let i = 0; i < text.length; i++) {
          if (text.startsWith('[!!', i)) { depth++; i += 2; } else if (text.startsWith('!!]', i) && depth) { depth--; i += 2; } else if (!depth) rest += text[i];
        }
        return rest.replace(/\b(\d+\S*|[A-Z0-9.-]*\d[A-Z0-9.-]*|kB|MB|PDF|QR|VND)\b/gu, ' ');
      };
      const words = /\p{L}{2,}/u;
      const data = '[lang=vi], [translate=no], script, style, noscript, template, ' + ask.data;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (e.closest(data) || !shown(e)) continue;
        if (words.test(outside(walker.currentNode.data))) faults.push('not in the catalogue: ' + name(e));
      }
      for (const e of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
        for (const a of ['aria-label', 'title', 'alt', 'placeholder'])
          if (e.hasAttribute(a) && !e.closest(data) && words.test(outside(e.getAttribute(a)))) faults.push('not in the catalogue: ' + a + ' of ' + name(e));
      return faults;
    },

    missingText: () => (document.documentElement.outerHTML.match(/⟦[^⟧]*⟧/g) || []).map((t) => 'no text for ' + t),

    // Title, one h1, main, language, and the switch that keeps the address.
    frame() {
      const faults = [];
      if (!document.title.trim()) faults.push('no title');
      if (document.documentElement.lang !== ask.language) faults.push('html lang is ' + document.documentElement.lang);
      if (document.querySelectorAll('h1').length !== 1) faults.push(document.querySelectorAll('h1').length + ' h1');
      if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
      const others = [...document.querySelectorAll('.langs a, .langs form')].map((e) => new URL(e.href || e.action));
      if (others.length !== 1) faults.push('the language switch offers ' + others.length + ' other languages');
      const here = new URL(location.href);
      for (const to of others) {
        to.searchParams.delete('lang'); here.searchParams.delete('lang');
        if (to.pathname !== here.pathname || to.search !== here.search) faults.push('the language switch leads to ' + to.pathname + to.search);
      }
      return faults;
    },

    // WCAG 3.2.6: one way to help, at the same place on every page of a door.
    help() {
      const links = [...document.querySelectorAll('header a[href="/help"], footer a[href="/help"], a.kiosk-key--help')].filter(shown);
      return links.length === 1 ? [] : [links.length + ' links to help in header and footer'];
    },

    // After a refusal the summary has the focus; a search that finds nothing says so where the hits would be.
    summary() {
      const summary = document.querySelector('.govuk-error-summary');
      return !summary ? (document.querySelector('.empty') ? [] : ['no error summary']) : document.activeElement !== summary && !summary.contains(document.activeElement) ? ['the focus is on ' + name(document.activeElement)] : [];
    },

    // WCAG 1.4.12; by CSSOM, which the content policy leaves alone.
    spread() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      const faults = [...checks.clipped(), ...checks.tooWide()];
      document.adoptedStyleSheets = [];
      return faults;
    },

    // Nothing runs for whoever asked for stillness; the count-down of the wipe is a number, not a movement.
    moving: () => document.getAnimations().filter((a) => a.playState === 'running' && !/^wiping/.test(a.animationName || '')).map((a) => 'moves: ' + name(a.effect.target)),

    // In forced colours backgrounds are gone: what can be pressed or filled needs an edge.
    edgeless() {
      const faults = [];
      for (const e of document.querySelectorAll('button, .govuk-button, input:not([type=hidden]), select, textarea')) {
        if (!shown(e) || e.closest('dialog:not([open])') || stands(e) || /checkbox|radio|file/.test(e.type || '')) continue;
        const style = getComputedStyle(e);
        const edged = ['Top', 'Bottom'].some((side) => style['border' + side + 'Style'] !== 'none' && parseFloat(style['border' + side + 'Width']) > 0);
        if (!edged && !/underline/.test(style.textDecorationLine) && !e.closest('.langs')) faults.push('no edge in forced colours: ' + name(e));
      }
      return faults;
    },

    // WCAG 3.3.8: a password manager may fill and a person may paste.
    paste() {
      const faults = [];
      for (const e of document.querySelectorAll('input[type=password], input[autocomplete=username]')) {
        if (!e.autocomplete || e.autocomplete === 'off') faults.push('no autocomplete: ' + name(e));
        if (!e.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true }))) faults.push('no pasting into ' + name(e));
      }
      return faults;
    },

    // What Tab must reach; a group of radios is one stop.
    stops: () => [...new Set(interactive().map(key))],

    // Where the focus is now: ['stop', name, fault …]; nothing when it left the page.
    focus() {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) return [];
      const faults = [];
      const at = e.getBoundingClientRect();
      const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]].map(([x, y]) => [at.left + at.width * x, at.top + at.height * y]);
      // A link that runs over several lines has a box for each.
      for (const line of e.getClientRects()) points.push([line.left + line.width / 2, line.top + line.height / 2]);
      const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (top === e || e.contains(top) || top.contains(e) && top.tagName === 'LABEL' || (e.labels && [...e.labels].some((l) => l.contains(top))));
      });
      if (!seen) faults.push('focus is hidden: ' + name(e));
      const twin = stands(e) ? e.parentElement.querySelector('label') : null;
      const box = e.closest('.govuk-radios__item, .govuk-checkboxes__item');
      const drawn = marked(e) || (e.firstElementChild && marked(e.firstElementChild)) || (box && marked(box)) ||
        (twin && (getComputedStyle(twin, '::before').boxShadow !== 'none' || getComputedStyle(twin, '::before').outlineStyle !== 'none'));
      if (!drawn) faults.push('focus cannot be seen: ' + name(e));
      return [key(e), e.getAttribute('class') || e.tagName, ...faults];
    },

    // Forms and their fields, to compare with and without script.
    forms: () => [...document.querySelectorAll('main form:not([method=dialog])')].map((f) =>
      f.method + ' ' + new URL(f.action).pathname + ' ' + [...f.elements].map((e) => e.name).filter((n) => n && !n.startsWith('__')).join(',')),
  };
  return checks[ask.name]();
}
