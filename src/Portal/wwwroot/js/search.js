// The search box of the top bar as a combobox: what is found is offered a moment after one stops typing; arrows choose,
// Enter opens what is chosen or else all results, Escape closes.
(() => {
  const pause = 200;
  let timer, asked;

  const box = () => document.getElementById('find');
  const list = () => document.getElementById('find-list');
  const options = () => [...list().children];
  const chosen = () => list().querySelector('[aria-selected=true]');

  function choose(option) {
    options().forEach(one => one.setAttribute('aria-selected', String(one === option)));
    if (option) box().setAttribute('aria-activedescendant', option.id); else box().removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    clearTimeout(timer);
    asked?.abort();
    if (!list()) return;
    list().hidden = true;
    list().replaceChildren();
    box().setAttribute('aria-expanded', 'false');
    box().removeAttribute('aria-activedescendant');
    document.getElementById('find-status').textContent = '';
  }

  function show(found) {
    list().replaceChildren(...found.options.map((one, number) => {
      const option = document.createElement('li');
      const name = document.createElement('span');
      const hint = document.createElement('small');
      option.id = 'find-' + number;
      option.role = 'option';
      option.ariaSelected = 'false';
      option.dataset.url = one.url;
      name.textContent = one.text;
      name.lang = one.lang;
      hint.textContent = one.hint;
      option.append(name, ' ', hint);
      return option;
    }));
    list().hidden = found.options.length === 0;
    box().setAttribute('aria-expanded', String(found.options.length > 0));
    document.getElementById('find-status').textContent = found.status;
  }

  async function ask(text) {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch('/search/suggest?text=' + encodeURIComponent(text), { signal: asked.signal });
      if (answer.ok && box()?.value.trim() === text) show(await answer.json());
    } catch (fault) {
      // without a line there is nothing to offer; the bar says so, and Enter still works later
      if (fault.name !== 'AbortError') close();
    }
  }

  function open(option) {
    const url = option.dataset.url;
    close();
    box().value = '';
    Blazor.navigateTo(url);
  }

  document.addEventListener('input', event => {
    if (event.target !== box()) return;
    clearTimeout(timer);
    const text = event.target.value.trim();
    if (text.length < 2) close(); else timer = setTimeout(() => ask(text), pause);
  });
  document.addEventListener('keydown', event => {
    if (event.target !== box()) return;
    const all = options();
    const here = all.indexOf(chosen());
    if (event.key === 'ArrowDown' && all.length) choose(all[(here + 1) % all.length]);
    else if (event.key === 'ArrowUp' && all.length) choose(all[(here <= 0 ? all.length : here) - 1]);
    else if (event.key === 'Enter' && here >= 0) open(all[here]);
    else if (event.key === 'Escape' && !list().hidden) close();
    else return;
    event.preventDefault();
  });
  document.addEventListener('mousedown', event => {
    const option = event.target.closest('#find-list [role=option]');
    if (!option) return;
    event.preventDefault();
    open(option);
  });
  document.addEventListener('focusout', event => event.target === box() && close());
  document.addEventListener('submit', event => event.target.closest('.find') && close());
})();
