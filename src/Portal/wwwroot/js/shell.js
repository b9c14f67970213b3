// Starts Blazor and does the little that plain HTML cannot: menus that close, a theme without reload, focus after a page change.
(() => {
  const root = document.documentElement;

  Blazor.start({
    circuit: { reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: tries => Math.min(1000 * (tries + 1), 5000) } },
  });

  function choose(theme) {
    root.classList.add('switching');
    if (theme === 'system') root.removeAttribute('data-theme'); else root.dataset.theme = theme;
    document.cookie = 'governance.theme=' + theme + ';path=/;samesite=lax;max-age=' + (theme === 'system' ? 0 : 31536000);
    document.querySelectorAll('[data-theme-choice]').forEach(link =>
      link.dataset.themeChoice === theme ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
    setTimeout(() => root.classList.remove('switching'), 60);
  }

  function close(menu, focus) {
    menu.open = false;
    if (focus) menu.querySelector('summary').focus();
  }

  const open = () => document.querySelectorAll('details.menu[open]');

  document.addEventListener('click', event => {
    const link = event.target.closest('[data-theme-choice]');
    if (link) {
      event.preventDefault();
      choose(link.dataset.themeChoice);
      const menu = link.closest('details');
      if (menu) close(menu, true);
    }
    open().forEach(menu => menu.contains(event.target) || close(menu, false));
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') open().forEach(menu => close(menu, menu.contains(document.activeElement)));
  });
  document.addEventListener('focusout', event => {
    const menu = event.target.closest('details.menu[open]');
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu, false);
  });

  // Blazor scrolls to a place on the same page but leaves the focus behind: skip link, links of an error summary
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href*="#"]');
    if (link?.hash && link.pathname === location.pathname)
      setTimeout(() => document.getElementById(decodeURIComponent(link.hash.slice(1)))?.focus());
  });

  // a summary of what to put right takes the focus when it appears, on static and on live pages
  const take = node => node.nodeType === 1 && (node.matches('[data-focus]') ? node : node.querySelector('[data-focus]'))?.focus();
  new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(take)))
    .observe(document.body, { childList: true, subtree: true });
  document.querySelector('[data-focus]')?.focus();

  // A page that comes to life replaces what stood there before: what was ticked meanwhile is ticked again, and the focus comes back.
  const ticked = new Map();
  let held = '';
  document.addEventListener('focusin', event => { held = event.target.id; });
  document.addEventListener('focusout', event => setTimeout(() => { if (event.target.isConnected && event.target.id === held) held = ''; }));
  document.addEventListener('change', event => {
    const { id, type, name, checked } = event.target;
    if (!id || !/^(radio|checkbox)$/.test(type) || event.target.closest('[data-live]')) return;
    if (type === 'radio') ticked.forEach((one, other) => one.name === name && ticked.delete(other));
    ticked.set(id, { name, checked });
  });
  new MutationObserver(() => {
    ticked.forEach((one, id) => {
      const again = document.getElementById(id);
      if (!again?.closest('[data-live]')) return;
      ticked.delete(id);
      if (again.checked !== one.checked) again.click();
    });
    if (held && document.activeElement === document.body) document.getElementById(held)?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });

  // a picture wider than its frame opens on where it stands, or begins, and not on an empty corner
  const centre = () => document.querySelectorAll('.pic-scroll [data-opens]').forEach(step => {
    const frame = step.closest('.pic-scroll');
    frame.scrollLeft = step.offsetLeft - (frame.clientWidth - step.offsetWidth) / 2;
    frame.scrollTop = step.offsetTop - (frame.clientHeight - step.offsetHeight) / 3;
  });
  // the tab one is on is in sight, however narrow the window
  const showTab = () => document.querySelectorAll('.tabs [aria-current=page]').forEach(tab => {
    const row = tab.closest('.tabs');
    const place = tab.getBoundingClientRect();
    const frame = row.getBoundingClientRect();
    row.scrollLeft += place.left - frame.left - (frame.width - place.width) / 2;
  });
  centre();
  showTab();

  let path = location.pathname;
  Blazor.addEventListener('enhancedload', () => {
    ticked.clear();
    open().forEach(menu => close(menu, false));
    centre();
    showTab();
    if (document.querySelector('[data-focus]')) document.querySelector('[data-focus]').focus();
    else if (location.pathname !== path && !location.hash) document.getElementById('main')?.focus({ preventScroll: true });
    path = location.pathname;
  });
})();
