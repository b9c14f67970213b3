// The keys of the rubric sheet: 0 to 3 and A score, E opens the note, J and K move, U goes to the next unscored criterion.
// They act only while the focus is inside the sheet, and never while one types.
window.rubric = (() => {
  const isTyping = element => element.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');

  function enter(criterion) {
    (criterion.querySelector('input[type=radio]:checked') ?? criterion.querySelector('input[type=radio]') ?? criterion).focus();
    criterion.scrollIntoView({ block: 'nearest' });
  }

  function score(criterion, value) {
    const level = criterion?.querySelector(`input[type=radio][value="${value}"]`);
    level?.click();
    level?.focus();
  }

  function note(criterion) {
    (criterion?.querySelector('[data-note]') ?? { click: () => criterion?.querySelector('textarea')?.focus() }).click();
  }

  function move(sheet, criterion, by) {
    const all = [...sheet.querySelectorAll('.crit')];
    const next = all[Math.min(Math.max(all.indexOf(criterion) + by, 0), all.length - 1)];
    if (next) enter(next);
  }

  function act(key, sheet, criterion) {
    if (/^[0-3]$/.test(key)) score(criterion, key);
    else if (key === 'a') score(criterion, 'NA');
    else if (key === 'e') note(criterion);
    else if (key === 'j') move(sheet, criterion, 1);
    else if (key === 'k') move(sheet, criterion, -1);
    else if (key === 'u') sheet.querySelector('[data-next]')?.click();
    else return false;
    return true;
  }

  document.addEventListener('keydown', event => {
    const sheet = event.target.closest?.('[data-keys=rubric]');
    if (!sheet || event.altKey || event.metaKey || event.ctrlKey || event.repeat && /^[0-3ae]$/i.test(event.key)) return;
    const criterion = event.target.closest('.crit');
    if (isTyping(event.target)) {
      if (event.key === 'Escape' && criterion) enter(criterion);
      return;
    }
    if (act(event.key.toLowerCase(), sheet, criterion)) event.preventDefault();
  });

  return {
    /** What the person goes to takes the focus, and the address names its element so that a reload comes back to it. */
    show(address, id, isNote) {
      history.replaceState(history.state, '', address);
      const place = document.getElementById(id);
      if (!place) return;
      if (!place.matches('.crit')) {
        place.focus();
        place.scrollIntoView({ block: 'nearest' });
      } else if (isNote) {
        place.querySelector('textarea').focus();
      } else {
        enter(place);
      }
    },
  };
})();
