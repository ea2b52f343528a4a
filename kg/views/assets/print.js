// Paper has no buttons: what can be openedForPaper is openedForPaper while it is printed.
let openedForPaper = [];
addEventListener('beforeprint', () => {
  openedForPaper = [...panel.querySelectorAll('details:not([open])')];
  for (const one of openedForPaper) one.open = true;
});
addEventListener('afterprint', () => { for (const one of openedForPaper) one.open = false; });
