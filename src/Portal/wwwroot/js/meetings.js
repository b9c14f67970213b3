// What plain HTML needs before anything can be dropped: Blazor hears the drop itself, and where it may happen is marked data-drop.
document.addEventListener('dragstart', event => {
  if (event.target.closest?.('[draggable=true]')) event.dataTransfer.setData('text/plain', '');
});
document.addEventListener('dragover', event => {
  if (event.target.closest('[data-drop]')) event.preventDefault();
});
