// On a phone Tasklist puts the task below the whole list, where nobody would look for it: choosing a
// task leads to it, and the browser's way back leads back to the list.
const NARROW = matchMedia('(max-width: 991px)');
// List and task are drawn piece by piece; so long the place is kept, unless the reader moves on.
const SETTLING_MS = 3000;

const selected = () => new URLSearchParams(location.hash.split('?')[1]).get('task');

let shown = null;
let settled = 0;

function follow() {
  if (NARROW.matches && performance.now() < settled) {
    document.querySelector(shown ? '.column-right' : '.column-center')?.scrollIntoView();
  }
}

addEventListener('hashchange', () => {
  const task = selected();
  if (task !== shown) {
    shown = task;
    settled = performance.now() + SETTLING_MS;
    follow();
  }
});
for (const move of ['touchstart', 'wheel', 'keydown', 'pointerdown']) {
  addEventListener(move, () => (settled = 0), { passive: true });
}
new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });

export default [];
