// Asks once a minute how long the session lasts, tells the portal that somebody is at work, warns before the end, and keeps
// what stands in the fields of the page when it is over: after the same person signs in again it is put back.
(() => {
  const every = 60000;
  const warnBefore = 120;
  const bar = () => document.getElementById('session-bar');
  const kept = () => 'session-kept:' + bar().dataset.person + location.pathname;
  const fields = () => [...document.querySelectorAll('main input[name], main textarea[name], main select[name]')]
    .filter(field => !['password', 'hidden', 'file', 'submit'].includes(field.type));
  const isTick = field => ['checkbox', 'radio'].includes(field.type);
  const isChanged = field =>
    isTick(field) ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some(option => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue;
  let isActive = false;
  let isOver = false;
  let left = null;
  let ticking = 0;

  function show(text, over) {
    const place = bar().querySelector('[data-session-says]');
    if (place.textContent !== text) place.textContent = text;
    bar().querySelector('[data-session-stay]').hidden = over;
    const link = bar().querySelector('[data-session-in]');
    link.hidden = !over;
    link.href = '/sign-in?returnUrl=' + encodeURIComponent(location.pathname + location.search);
    bar().hidden = false;
  }

  function hide() {
    clearInterval(ticking);
    ticking = 0;
    bar().hidden = true;
  }

  function over() {
    clearInterval(ticking);
    isOver = true;
    const said = fields().filter(isChanged).map(field => ({ name: field.name, value: field.value, checked: isTick(field) ? field.checked : null }));
    if (said.length > 0) sessionStorage.setItem(kept(), JSON.stringify(said));
    show(bar().dataset.over, true);
  }

  // assistive technology hears every half minute, not every second
  function count() {
    left--;
    if (left <= 0) return ask('GET');
    if (left % 30 === 0) show(bar().dataset.warn.replace('{0}', left), false);
  }

  async function ask(method) {
    if (!bar() || isOver) return;
    let answer;
    try {
      answer = await fetch('/session', { method, cache: 'no-store' });
    } catch {
      return; // the line is down: line.js says so
    }
    if (!bar()) return;
    if (answer.status === 401) return over();
    if (!answer.ok) return;
    left = (await answer.json()).seconds;
    if (left > warnBefore) return hide();
    show(bar().dataset.warn.replace('{0}', left), false);
    if (!ticking) ticking = setInterval(count, 1000);
  }

  function look() {
    const method = isActive ? 'POST' : 'GET';
    isActive = false;
    ask(method);
  }

  function putBack() {
    if (!bar()) return;
    const said = sessionStorage.getItem(kept());
    if (said === null) return;
    sessionStorage.removeItem(kept());
    for (const { name, value, checked } of JSON.parse(said)) {
      // boxes and radios of one name differ by their value
      const field = fields().find(one => one.name === name && (checked === null || one.value === value));
      if (!field || (checked === null ? field.value === value : field.checked === checked)) continue;
      if (checked === null) field.value = value;
      else field.checked = checked;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  for (const act of ['keydown', 'pointerdown', 'input'])
    document.addEventListener(act, () => { isActive = true; }, { capture: true, passive: true });
  document.addEventListener('click', event => {
    if (event.target.closest('[data-session-stay]')) ask('POST');
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
  setInterval(look, every);
  Blazor.addEventListener('enhancedload', putBack);
  putBack();
})();
