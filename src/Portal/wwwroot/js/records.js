// A button marked data-print opens the browser's print window; the page has a print form of its own.
document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) window.print();
});
