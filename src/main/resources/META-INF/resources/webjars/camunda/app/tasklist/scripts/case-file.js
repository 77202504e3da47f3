import { deskAddress } from './desk.js';
import { chinese } from './language.js';

const label = chinese ? '案件档案' : 'Case file';

// Below this the form and the case file would both be too narrow to read; then the tab is the way.
const ROOM_FOR_BOTH_PX = 820;

function frame(taskId) {
  const page = document.createElement('iframe');
  page.className = 'desk-case-file';
  page.title = label;
  page.dataset.task = taskId;
  page.src = deskAddress(`tasks/${encodeURIComponent(taskId)}/case-file`, { embedded: '1' });
  return page;
}

function selectedTask() {
  return new URLSearchParams(location.hash.split('?')[1]).get('task');
}

/** Who decides must see what about: where there is room, the case file stands beside the form. */
function arrange() {
  const form = document.querySelector('.task-details .form-pane');
  const pane = form?.parentElement;
  const task = selectedTask();
  const room = form?.closest('.task-details').clientWidth >= ROOM_FOR_BOTH_PX;
  for (const page of document.querySelectorAll('.desk-beside > .desk-case-file')) {
    if (!room || page.parentElement !== pane || page.dataset.task !== task) {
      page.parentElement.classList.remove('desk-beside');
      page.remove();
    }
  }
  if (room && task && !pane.classList.contains('desk-beside')) {
    pane.classList.add('desk-beside');
    pane.append(frame(task));
  }
}

// Tasklist draws the form anew whenever it likes and tells nobody.
let arranging = false;
function arrangeSoon() {
  if (!arranging) {
    arranging = true;
    requestAnimationFrame(() => {
      arranging = false;
      arrange();
    });
  }
}
new MutationObserver(arrangeSoon).observe(document.body, { childList: true, subtree: true });
addEventListener('hashchange', arrangeSoon);
addEventListener('resize', arrangeSoon);

export default {
  id: 'desk-case-file',
  pluginPoint: 'tasklist.task.detail',
  // right behind the form, which has 1000
  priority: 900,
  properties: { label },
  render: (node, { taskId }) => node.replaceChildren(frame(taskId)),
};
