// A picture in a frame of its own shows the step where the workflow stands, also after the page was read again in place;
// whoever has looked elsewhere stays there until the workflow goes on.
(() => {
  const shown = new WeakMap();
  const look = () => document.querySelectorAll('.framed .pic-scroll').forEach(frame => {
    const step = frame.querySelector('#here');
    const place = step && `${step.offsetLeft},${step.offsetTop}`;
    if (!place || shown.get(frame) === place) return;
    shown.set(frame, place);
    frame.scrollTo(step.offsetLeft - (frame.clientWidth - step.offsetWidth) / 2, step.offsetTop - (frame.clientHeight - step.offsetHeight) / 2);
  });
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ['class', 'id'] });
})();
