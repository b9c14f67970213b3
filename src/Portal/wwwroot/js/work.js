// Single keys of lists and of the decision panel. They act only while the focus is inside the part they belong to, and
// never while one types: whoever speaks to their machine or leans on a key loses nothing.
(() => {
  const isTyping = element => element.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');

  function move(list, by) {
    const rows = [...list.querySelectorAll('[data-row]')];
    const here = rows.indexOf(document.activeElement.closest('[data-row]'));
    rows[Math.min(Math.max(here + by, 0), rows.length - 1)]?.focus();
  }

  const parts = {
    list(part, event) {
      const by = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (by) move(part, by);
      return Boolean(by);
    },
    decide(part, event) {
      const choice = /^[1-9]$/.test(event.key) ? part.querySelectorAll('input[type=radio]')[event.key - 1] : null;
      if (choice) {
        choice.click();
        choice.focus();
      }
      return Boolean(choice);
    },
  };

  document.addEventListener('keydown', event => {
    const part = event.target.closest?.('[data-keys]');
    if (!part || event.altKey || event.metaKey) return;
    const isOff = document.documentElement.dataset.keys === 'off';
    if (event.ctrlKey) {
      if (event.key !== 'Enter') return;
      const send = part.querySelector('[data-send]');
      if (!send) return;
      event.preventDefault();
      send.click();
      return;
    }
    if (!isOff && !isTyping(event.target) && parts[part.dataset.keys]?.(part, event)) event.preventDefault();
  });
})();

// The bar that leads to the decision panel is there while the panel is not in sight.
(() => {
  let panel = null;
  const seen = new IntersectionObserver(entries => entries.forEach(entry =>
    document.querySelector('.decide-bar')?.classList.toggle('unneeded', entry.isIntersecting)), { rootMargin: '0px 0px -25% 0px' });

  function watch() {
    const found = document.getElementById('decision');
    if (found === panel) return;
    if (panel) seen.unobserve(panel);
    panel = found;
    if (panel) seen.observe(panel);
  }

  watch();
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
})();

// Radio buttons and checkboxes speak through one hidden field, which holds what is chosen and is kept like typed text.
document.addEventListener('change', event => {
  const group = event.target.closest?.('[data-mirror]');
  if (!group) return;
  event.stopPropagation();
  const kept = document.getElementById(group.dataset.mirror);
  kept.value = [...group.querySelectorAll('input:checked')].map(input => input.value).join(',');
  kept.dispatchEvent(new Event('input', { bubbles: true }));
  kept.dispatchEvent(new Event('change', { bubbles: true }));
}, true);
