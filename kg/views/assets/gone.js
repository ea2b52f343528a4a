// What was hidden or collapsed: a list, each one back with a click, to be read in the panel, or all together.
function drawGone() {
  const drop = document.getElementById('gone');
  drop.hidden = state.gone.size === 0;
  document.getElementById('gone-told').textContent = `(${state.gone.size})`;
  const names = [...state.gone].slice(-MOST_GONE).reverse();
  document.getElementById('gone-list').replaceChildren(...names.map((node) => make('li', { className: 'line one', on: { click: () => panel.focus() } }, entityButton(node))));
}
const MOST_GONE = 100; // of the list, the latest first

function showAllAgain() {
  const drop = document.getElementById('gone');
  enter([...state.gone]);
  drop.open = false;
  change();
  stage.focus();
}

document.getElementById('gone-all').addEventListener('click', showAllAgain);
