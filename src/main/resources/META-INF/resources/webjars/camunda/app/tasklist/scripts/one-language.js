import { deskAddress } from './desk.js';
import { chinese } from './language.js';

// The engine keeps one name for a filter, so ours are written in both languages: 我的待办 My tasks.
const BOTH = /^(\s*)([\u4e00-\u9fff]+) ([A-Za-z][A-Za-z ]*?)(\s*)$/;

// Colleagues and departments come as ids, tasks and processes in Chinese: as the reader calls them.
let names = new Map();
fetchNames().then((found) => {
  names = found;
  shortenAll();
});

// Without them the list is still a list.
async function fetchNames() {
  try {
    const response = await fetch(deskAddress('api/names'), {
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
    });
    return new Map(Object.entries(response.ok ? await response.json() : {}));
  } catch (failure) {
    console.warn('names are not available', failure);
    return new Map();
  }
}

function inOneLanguage(text) {
  const both = BOTH.exec(text);
  if (both) {
    return both[1] + (chinese ? both[2] : both[3]) + both[4];
  }
  const name = names.get(text.trim());
  return name ? text.replace(text.trim(), name) : text;
}

function shorten(part) {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const said = inOneLanguage(text.data);
    if (said !== text.data) {
      text.data = said;
    }
  }
}

function shortenAll() {
  document
    .querySelectorAll('[cam-tasklist-filters], .tasks-list .names, .task-details header.row')
    .forEach(shorten);
}

// Tasklist draws its parts anew whenever it likes; what is in one language changes no more, so this ends.
new MutationObserver(shortenAll).observe(document.body, {
  childList: true,
  characterData: true,
  subtree: true,
});

export default [];
