// Says under the header when the line to the portal is lost (after two seconds) and when it is back (for four).
// Blazor puts its reconnect classes on the bar; this turns them into words. Nothing covers the page.
(() => {
  const state = name => 'components-reconnect-' + name;
  let timer = 0;
  let isDown = false;
  let bar = null;
  let watcher = null;

  function say(which, text) {
    bar.querySelectorAll('[data-line]').forEach(place => { place.textContent = place.dataset.line === which ? text : ''; });
  }

  function down() {
    if (isDown) return;
    isDown = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      bar.classList.remove('back');
      bar.hidden = false;
      say('down', bar.dataset.down);
    }, 2000);
  }

  function back() {
    if (!isDown) return;
    isDown = false;
    const waiting = window.keep.sendAgain(saved => {
      say('back', saved === 1 ? bar.dataset.savedOne : bar.dataset.saved.replace('{0}', saved));
      hideAfter(4000);
    });
    if (bar.hidden) {
      clearTimeout(timer);
      return;
    }
    bar.classList.add('back');
    say('back', bar.dataset.back);
    hideAfter(waiting === 0 ? 4000 : 15000);
  }

  function hideAfter(time) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      bar.hidden = true;
      say('', '');
    }, time);
  }

  // the portal is back but has forgotten this page's circuit: load again, and say so afterwards
  function loadAgain() {
    sessionStorage.setItem('line', 'back');
    location.reload();
  }

  function greet() {
    if (sessionStorage.getItem('line') !== 'back') return;
    sessionStorage.removeItem('line');
    isDown = true;
    bar.hidden = false;
    back();
  }

  function look() {
    if (bar.classList.contains(state('rejected'))) loadAgain();
    else if (bar.classList.contains(state('show')) || bar.classList.contains(state('failed'))) down();
    else if (bar.classList.contains(state('hide'))) back();
  }

  function watch() {
    const found = document.getElementById('components-reconnect-modal');
    if (found === bar || !found) return;
    watcher?.disconnect();
    bar = found;
    watcher = new MutationObserver(look);
    watcher.observe(bar, { attributes: true, attributeFilter: ['class'] });
  }

  watch();
  if (bar) greet();
  Blazor.addEventListener('enhancedload', watch);
  addEventListener('offline', () => bar && down());
  addEventListener('online', () => bar && !bar.classList.contains(state('show')) && back());
})();
