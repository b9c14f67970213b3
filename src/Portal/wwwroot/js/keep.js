// Typed text is never lost: every field marked data-keep="key" is copied into this browser while one types. After a reload
// or a lost line the text comes back and is sent again, until the portal says keep.saved(key, value). Copies are each
// person's own: whoever signs in next in this browser finds nothing of another's. A partner has no account, and keys of their own.
window.keep = (() => {
  const all = 'keep:';
  const longest = 30 * 24 * 3600 * 1000;
  const unsent = new Set();
  let saved = 0;
  let whenAllSaved = null;

  const prefix = () => all + (document.getElementById('session-bar')?.dataset.person ?? '') + '/';
  const names = start => Object.keys(localStorage).filter(name => name.startsWith(start));

  function read(key) {
    const text = localStorage.getItem(prefix() + key);
    return text === null ? null : JSON.parse(text);
  }

  function write(key, value) {
    try {
      localStorage.setItem(prefix() + key, JSON.stringify({ value, at: Date.now() }));
    } catch (full) {
      console.warn('The browser keeps no copy of what is typed: its store is full or closed.', full);
    }
  }

  function forget(key) {
    localStorage.removeItem(prefix() + key);
  }

  function send(field) {
    unsent.add(field.dataset.keep);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function restore(field) {
    const copy = read(field.dataset.keep);
    if (copy === null) return;
    if (copy.value === field.value) return forget(field.dataset.keep);
    field.value = copy.value;
    send(field);
  }

  const fields = node => node.nodeType !== 1 ? [] : [...(node.matches('[data-keep]') ? [node] : []), ...node.querySelectorAll('[data-keep]')];

  function settle(node) {
    if (node.nodeType !== 1) return;
    [...(node.matches('[data-keep-saved]') ? [node] : []), ...node.querySelectorAll('[data-keep-saved]')].forEach(mark => forget(mark.dataset.keepSaved));
    fields(node).forEach(restore);
  }

  document.addEventListener('input', event => {
    if (event.target.dataset?.keep) write(event.target.dataset.keep, event.target.value);
  }, true);
  document.addEventListener('submit', event => {
    if (!event.target.matches('[data-keep-forget]')) return;
    names(prefix()).forEach(name => localStorage.removeItem(name));
  }, true);

  names(all).filter(name => Date.now() - JSON.parse(localStorage.getItem(name)).at > longest).forEach(name => localStorage.removeItem(name));
  settle(document.body);
  new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(settle)))
    .observe(document.body, { childList: true, subtree: true });

  const kept = {
    /** Everything whose key begins so is stored, but what is being typed right now. */
    allSaved(start) {
      names(prefix() + start).map(name => name.slice(prefix().length))
        .filter(key => document.activeElement?.dataset?.keep !== key).forEach(key => kept.saved(key, read(key).value));
    },
    /** What these fields belong to has another name now: their copies go with it, so that what takes the old name finds none. */
    moved(start, to) {
      const [from, at] = [prefix() + start, prefix() + to];
      names(from).forEach(name => {
        localStorage.setItem(at + name.slice(from.length), localStorage.getItem(name));
        localStorage.removeItem(name);
      });
    },
    /** What stood under keys that begin so was sent or given up, whatever is being typed. */
    gone(start) {
      names(prefix() + start).map(name => name.slice(prefix().length)).forEach(key => kept.saved(key, read(key).value));
    },
    /** The portal has stored this value; the copy goes unless more was typed meanwhile. */
    saved(key, value) {
      const copy = read(key);
      if (copy === null || copy.value === value) forget(key);
      if (unsent.delete(key)) saved++;
      if (whenAllSaved && unsent.size === 0) {
        whenAllSaved(saved);
        whenAllSaved = null;
        saved = 0;
      }
    },
    /** Sends every kept text of this page again; answers how many, and calls back once the portal has them all. */
    sendAgain(done) {
      const waiting = fields(document.body).filter(field => read(field.dataset.keep) !== null);
      saved = 0;
      whenAllSaved = waiting.length > 0 ? done : null;
      waiting.forEach(send);
      return waiting.length;
    },
  };
  return kept;
})();
