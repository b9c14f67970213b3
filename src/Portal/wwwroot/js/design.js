// The workflow designer: where the focus goes, and the keys of the outline. What a key does to the workflow is the page's business.
window.design = (() => {
  const isTyping = element => element.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');
  const steps = part => [...part.querySelectorAll('[data-step]')];

  // after what is about to be drawn
  function focus(id) {
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  }

  function focusStep(id) {
    requestAnimationFrame(() => {
      const all = [...document.querySelectorAll('.dz-out [data-step]')];
      (all.find(step => step.dataset.step === id) ?? all[0])?.focus();
    });
  }

  document.addEventListener('keydown', event => {
    const isLost = event.target === document.body;
    const designer = isLost ? document.querySelector('.dz') : event.target.closest?.('.dz');
    if (!designer) return;
    // out of the panel, back to the step that it shows; also where what had the focus has gone
    if (event.key === 'Escape' && (isLost || event.target.closest('.dz-pan'))) {
      focusStep(designer.querySelector('.dz-out [aria-current=true]')?.dataset.step);
      event.preventDefault();
    }
    if (isLost || isTyping(event.target)) return;
    const list = event.target.closest('[data-roving=out]');
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // with Shift an arrow moves the step and not the focus; what is copied is a step and not a text
    const isShift = list && event.shiftKey && event.key.startsWith('Arrow');
    if (isShift || (list && (event.ctrlKey || event.metaKey) && 'cxvd'.includes(event.key.toLowerCase()))) event.preventDefault();
    else if (list && (by || event.key === 'Home' || event.key === 'End') && event.target.dataset.step) {
      const all = steps(list);
      const next = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : all.indexOf(event.target) + by;
      all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
      event.preventDefault();
    } else if (list && event.key === 'F2') event.preventDefault();
    // the canvas and the outline answer these keys themselves
    else if ((event.ctrlKey || event.metaKey) && !list && !event.target.closest('.dz-can')) {
      const button = { z: event.shiftKey ? 'redo' : 'undo', y: 'redo' }[event.key.toLowerCase()];
      if (!button) return;
      event.preventDefault();
      document.getElementById(button)?.click();
    }
  });

  // a row of the outline that moves to another place keeps the focus, which browsers take from what moves
  let held = null;
  document.addEventListener('focusin', event => { held = event.target.closest?.('.dz-out [data-step]'); });
  document.addEventListener('pointerdown', () => { held = null; }, true);
  new MutationObserver(() => {
    if (held?.isConnected && document.activeElement === document.body) held.focus({ preventScroll: true });
  }).observe(document.documentElement, { childList: true, subtree: true });

  // the address names the step that is open: whoever comes back, comes back to it, and to what was typed there
  function at(step) {
    const address = new URL(location.href);
    if (step) address.searchParams.set('step', step);
    else address.searchParams.delete('step');
    history.replaceState(history.state, '', address);
  }

  return { focus, focusStep, at };
})();
