// Single keys that work wherever nobody types: search, help and going to a page. One switch in the settings turns them off
// (WCAG 2.1.4); a key pressed with Ctrl, Alt or the system's key is never ours.
(() => {
  const places = { w: '/', r: '/records', m: '/meetings', d: '/insights', c: '/catalogue' };
  const isTyping = element => element.isContentEditable || element.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');
  const help = () => document.getElementById('keys-help');
  let going = 0;

  // only what the rail offers: a page that is not for this reader has no key
  const rail = address => [...document.querySelectorAll('.side a')].find(link => link.getAttribute('href') === address);

  function act(event) {
    const key = event.key.toLowerCase();
    if (Date.now() - going < 1500) {
      going = 0;
      const link = rail(places[key]);
      link?.click();
      return Boolean(link);
    }
    if (key === 'g') {
      going = Date.now();
      return true;
    }
    if (key === '?') {
      help()?.showModal();
      return true;
    }
    if (key === '/') {
      const box = [...document.querySelectorAll('[data-find], main input[type=search]')].find(found => found.offsetParent);
      box?.focus();
      return Boolean(box);
    }
    // on the page itself, J enters the list
    if (key === 'j' && !event.target.closest('[data-keys]')) {
      const row = document.querySelector('[data-keys=list] [data-row]');
      row?.focus();
      return Boolean(row);
    }
    return false;
  }

  document.addEventListener('keydown', event => {
    if (document.documentElement.dataset.keys === 'off' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') || event.target.closest('[data-keys=decide], [role=application]')) return;
    if (act(event)) event.preventDefault();
  });

  document.addEventListener('click', event => {
    if (event.target.closest('[data-keys-help]')) help()?.showModal();
  });
})();
